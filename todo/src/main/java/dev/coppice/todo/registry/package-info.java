/// The registry, which gives database workers and list servers their names.
@NullMarked
package dev.coppice.todo.registry;

import org.jspecify.annotations.NullMarked;
