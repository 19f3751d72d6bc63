package dev.coppice.server;

import org.jspecify.annotations.Nullable;

/// The reason a server ends with when a callback answered something it must not (G-10, G-39).
///
/// @param value what it answered
public record BadReturnValue(@Nullable Object value) {
    @Override
    public String toString() {
        return "bad_return_value(" + value + ")";
    }
}
