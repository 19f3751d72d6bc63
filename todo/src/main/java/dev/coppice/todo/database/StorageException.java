package dev.coppice.todo.database;

/// Thrown by a [Store] that cannot do what it was asked.
public final class StorageException extends RuntimeException {

    private final StorageFailure failure;

    /// A failure that storage itself found.
    public StorageException(StorageFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /// A failure of something below storage.
    public StorageException(StorageFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /// What storage did not do, and why.
    public StorageFailure failure() {
        return failure;
    }
}
