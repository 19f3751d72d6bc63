/// The to-do system as a tree of supervisors: a crash restarts what crashed, and no more.
@NullMarked
package dev.coppice.examples.chapter9;

import org.jspecify.annotations.NullMarked;
