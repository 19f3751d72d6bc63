/// One idea at a time: processes, errors, links, monitors, servers, supervisors.
@NullMarked
package dev.coppice.examples.basics;

import org.jspecify.annotations.NullMarked;
