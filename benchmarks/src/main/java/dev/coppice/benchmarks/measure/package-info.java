/// What a row is, and what measuring it yields.
@NullMarked
package dev.coppice.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
