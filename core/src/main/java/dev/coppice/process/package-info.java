/// Processes, their mailboxes, and the signals between them: links, monitors, exits.
@NullMarked
package dev.coppice.process;

import org.jspecify.annotations.NullMarked;
