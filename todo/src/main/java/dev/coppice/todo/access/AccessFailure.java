package dev.coppice.todo.access;

import dev.coppice.todo.ground.Problem;

/// Thrown when tokens or sessions cannot be read, changed or kept; the message is for people.
public final class AccessFailure extends RuntimeException implements Problem {

    AccessFailure(String message) {
        super(message);
    }

    AccessFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String message() {
        return String.valueOf(getMessage());
    }
}
