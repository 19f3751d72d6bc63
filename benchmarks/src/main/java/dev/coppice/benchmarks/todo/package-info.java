/// The to-do server under load, as its users have it: in a JVM of its own, asked over HTTP.
@NullMarked
package dev.coppice.benchmarks.todo;

import org.jspecify.annotations.NullMarked;
