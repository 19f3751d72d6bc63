/// Endurance: a large tree whose processes are killed at random, and whether all agree afterwards.
@NullMarked
package dev.coppice.soak;

import org.jspecify.annotations.NullMarked;
