/// Where the log goes, and what it looks like.
@NullMarked
package dev.coppice.todo.logs;

import org.jspecify.annotations.NullMarked;
