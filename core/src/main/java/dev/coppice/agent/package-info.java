/// Agents: a state that others read and change by functions.
@NullMarked
package dev.coppice.agent;

import org.jspecify.annotations.NullMarked;
