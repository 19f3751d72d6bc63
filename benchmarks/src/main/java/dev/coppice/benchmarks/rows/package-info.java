/// The rows of the table, each with the same work for every peer side by side.
@NullMarked
package dev.coppice.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
