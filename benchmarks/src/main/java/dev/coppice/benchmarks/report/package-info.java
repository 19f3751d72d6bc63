/// Medians, verdicts, and the files they are written to.
@NullMarked
package dev.coppice.benchmarks.report;

import org.jspecify.annotations.NullMarked;
