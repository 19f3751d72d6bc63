/// The drills of the fault-tolerance chapter.
@NullMarked
package dev.coppice.examples.drills;

import org.jspecify.annotations.NullMarked;
