package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.StorageFailure.Full;
import dev.coppice.todo.database.StorageFailure.Unusable;
import java.nio.file.Path;
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

    /// What it means for a list in this file.
    StorageFailure failure(String list, Path file) {
        if (isDamage()) {
            return new Damaged.Page(list, file, message);
        }
        return code == SQLiteErrorCode.SQLITE_FULL ? new Full(file) : new Unusable(file, message);
    }

    /// Whether a page is not readable.
    boolean isDamage() {
        return switch (code) {
            case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_VTAB, SQLITE_NOTADB -> true;
            default -> false;
        };
    }
}
