package dev.coppice.todo.cache;

import org.jspecify.annotations.Nullable;

/// Thrown when the system was restarting for too long, or has too much to do.
public final class Unavailable extends RuntimeException {
    Unavailable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
