/// Processes, the messages and signals between them, and the nodes they live on.
@NullMarked
package dev.coppice.process;

import org.jspecify.annotations.NullMarked;
