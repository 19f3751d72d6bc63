/// Scenarios run on Coppice, whose traces are compared with those of the BEAM.
@NullMarked
package dev.coppice.conformance;

import org.jspecify.annotations.NullMarked;
