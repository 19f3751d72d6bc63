/// The web: the process that holds the port, and what is asked and answered there.
@NullMarked
package dev.coppice.todo.web;

import org.jspecify.annotations.NullMarked;
