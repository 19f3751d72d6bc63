/// Servers: processes that keep a state and answer requests one at a time.
@NullMarked
package dev.coppice.server;

import org.jspecify.annotations.NullMarked;
