package dev.coppice.registry;

import dev.coppice.process.Pid;
import java.util.function.UnaryOperator;

/// A process in a registry, under a key, with a value that it can use as it likes.
public record Entry(Object key, Pid pid, Object value) {

    /// The value of an entry that was registered without one; it prints `none`.
    public static final Object NO_VALUE = NoValue.NONE;

    Entry with(UnaryOperator<Object> change) {
        return new Entry(key, pid, change.apply(value));
    }

    private enum NoValue {
        NONE;

        @Override
        public String toString() {
            return "none";
        }
    }
}
