/// Scenarios played on Coppice: processes that do what they are told and write down what happens.
@NullMarked
package dev.coppice.conformance.play;

import org.jspecify.annotations.NullMarked;
