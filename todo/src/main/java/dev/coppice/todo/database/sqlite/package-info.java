/// The storage engine: SQLite, a file per worker and a row per entry.
@NullMarked
package dev.coppice.todo.database.sqlite;

import org.jspecify.annotations.NullMarked;
