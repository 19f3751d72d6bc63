/// The to-do system in which every process is linked to the next: one crash restarts it all.
@NullMarked
package dev.coppice.examples.chapter8;

import org.jspecify.annotations.NullMarked;
