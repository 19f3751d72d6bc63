/// What the server keeps of the machine's memory.
@NullMarked
package dev.coppice.todo.memory;

import org.jspecify.annotations.NullMarked;
