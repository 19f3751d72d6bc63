/// The page: what a browser shows, and the files it is made of.
@NullMarked
package dev.coppice.todo.page;

import org.jspecify.annotations.NullMarked;
