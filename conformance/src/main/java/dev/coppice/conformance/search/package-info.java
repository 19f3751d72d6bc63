/// The search for differences: random programs, played on the BEAM and on Coppice.
@NullMarked
package dev.coppice.conformance.search;

import org.jspecify.annotations.NullMarked;
