/// The parts of the linked to-do system, and how long they last.
@NullMarked
package dev.coppice.examples.chapter8;

import org.jspecify.annotations.NullMarked;
