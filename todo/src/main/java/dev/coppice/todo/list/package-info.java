/// What a to-do list is: values without processes.
@NullMarked
package dev.coppice.todo.list;

import org.jspecify.annotations.NullMarked;
