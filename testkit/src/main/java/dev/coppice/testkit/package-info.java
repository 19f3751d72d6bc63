/// Tests that run as processes, on a node and a clock of their own.
@NullMarked
package dev.coppice.testkit;

import org.jspecify.annotations.NullMarked;
