/// What all parts of the to-do system stand on.
@NullMarked
package dev.coppice.todo.ground;

import org.jspecify.annotations.NullMarked;
