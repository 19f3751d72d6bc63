/// The programs of the guide, run, and the guide held to them.
@NullMarked
package dev.coppice.examples;

import org.jspecify.annotations.NullMarked;
