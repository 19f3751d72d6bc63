/// Running twins in processes of their own, alternating.
@NullMarked
package dev.coppice.benchmarks.run;

import org.jspecify.annotations.NullMarked;
