/// What virtual threads run on: the JVM's carriers, or our own; not for programs.
@NullMarked
package dev.coppice.carrier;

import org.jspecify.annotations.NullMarked;
