/// What things cost: the rows, and the command that measures them.
@NullMarked
package dev.coppice.benchmarks;

import org.jspecify.annotations.NullMarked;
