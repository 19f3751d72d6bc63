/// The cache: a supervisor over list servers, one for each list that is in use.
@NullMarked
package dev.coppice.todo.cache;

import org.jspecify.annotations.NullMarked;
