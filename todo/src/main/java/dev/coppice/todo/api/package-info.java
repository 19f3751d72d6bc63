/// What can be asked over HTTP, and how it is answered.
@NullMarked
package dev.coppice.todo.api;

import org.jspecify.annotations.NullMarked;
