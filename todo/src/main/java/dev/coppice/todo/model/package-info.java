/// What a to-do list is: values without processes.
@NullMarked
package dev.coppice.todo.model;

import org.jspecify.annotations.NullMarked;
