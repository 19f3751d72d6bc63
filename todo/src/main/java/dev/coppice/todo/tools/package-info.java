/// What `todo` does besides running the server.
@NullMarked
package dev.coppice.todo.tools;

import org.jspecify.annotations.NullMarked;
