/// Supervisors: processes that start, watch and restart other processes.
@NullMarked
package dev.coppice.supervisor;

import org.jspecify.annotations.NullMarked;
