/// HTTP as Helidon speaks it.
@NullMarked
package dev.coppice.todo.web.helidon;

import org.jspecify.annotations.NullMarked;
