/// A to-do server whose parts are supervised processes.
@NullMarked
package dev.coppice.todo;

import org.jspecify.annotations.NullMarked;
