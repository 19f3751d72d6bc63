/// The gate in front of everything that is asked over HTTP: who may ask what, from where.
@NullMarked
package dev.coppice.todo.gate;

import org.jspecify.annotations.NullMarked;
