/// The language of scenarios: what a file says, as values.
@NullMarked
package dev.coppice.conformance.script;

import org.jspecify.annotations.NullMarked;
