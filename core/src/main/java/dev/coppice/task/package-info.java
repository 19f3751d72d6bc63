/// Tasks: processes that do one thing and answer with its result.
@NullMarked
package dev.coppice.task;

import org.jspecify.annotations.NullMarked;
