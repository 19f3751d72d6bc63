/// The database: a supervisor over workers, each of which keeps a share of the lists.
@NullMarked
package dev.coppice.todo.database;

import org.jspecify.annotations.NullMarked;
