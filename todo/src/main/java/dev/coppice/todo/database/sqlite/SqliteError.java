package dev.coppice.todo.database.sqlite;

import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite said, dug out of what the libraries above it throw.
record SqliteError(SQLiteErrorCode code, String message) {

    static SqliteError of(Throwable thrown) {
        return Stream.iterate(thrown, error -> error != null, Throwable::getCause)
                .filter(SQLiteException.class::isInstance)
                .map(SQLiteException.class::cast)
                .findFirst()
                .map(error -> new SqliteError(error.getResultCode(), error.getResultCode().message))
                .orElseGet(() -> new SqliteError(SQLiteErrorCode.UNKNOWN_ERROR, thrown.toString()));
    }
}
