/// The lists of the system of *Elixir in Action*, read from the folder in which it keeps them.
@NullMarked
package dev.coppice.todo.book;

import org.jspecify.annotations.NullMarked;
