package dev.coppice.todo.tools;

import dev.coppice.todo.ground.Problem;

/// Thrown when a tool cannot do its work; the message is for people.
public final class ToolFailure extends RuntimeException implements Problem {

    /// With this message.
    public ToolFailure(String message) {
        super(message);
    }

    @Override
    public String message() {
        return String.valueOf(getMessage());
    }
}
