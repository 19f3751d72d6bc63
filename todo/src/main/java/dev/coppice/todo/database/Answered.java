package dev.coppice.todo.database;

import static dev.coppice.process.Processes.exit;

import dev.coppice.process.ExitReason;

/// What a worker answers: what was asked for, or why not.
public sealed interface Answered<T> {

    /// What was asked for.
    record Done<T>(T value) implements Answered<T> {}

    /// Why not.
    record Failed<T>(StorageFailure failure) implements Answered<T> {}

    /// What was asked for. Without it the calling process cannot go on: it exits in an orderly way,
    /// with the failure as the detail, since being started again would not help it.
    default T orExit() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Failed<T>(var failure) -> throw exit(ExitReason.shutdown(failure));
        };
    }

    /// What was asked for.
    ///
    /// @throws StorageException without it
    default T orThrow() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Failed<T>(var failure) -> throw new StorageException(failure);
        };
    }
}
