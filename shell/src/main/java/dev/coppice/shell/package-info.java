/// An interactive shell whose prompt is a process.
@NullMarked
package dev.coppice.shell;

import org.jspecify.annotations.NullMarked;
