/// How a row runs on Coppice, on Pekko and on plain virtual threads.
@NullMarked
package dev.coppice.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
