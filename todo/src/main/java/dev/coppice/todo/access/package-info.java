/// Who may use the lists: tokens, what they let their holders do, and the sessions of browsers.
@NullMarked
package dev.coppice.todo.access;

import org.jspecify.annotations.NullMarked;
