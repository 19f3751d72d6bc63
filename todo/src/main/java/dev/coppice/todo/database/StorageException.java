package dev.coppice.todo.database;

/// Thrown by a [Store] that cannot do what it was asked.
public final class StorageException extends RuntimeException {

    private final StorageFailure failure;

    public StorageException(StorageFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public StorageException(StorageFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public StorageFailure failure() {
        return failure;
    }
}
