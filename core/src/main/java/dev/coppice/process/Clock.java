package dev.coppice.process;

import java.time.Duration;

/// The time a node lives by: its timers, time limits and restart windows.
///
/// Passed to a node so that tests can set it; {@link #system()} is the real one.
public interface Clock {

    /// Nanoseconds since some fixed moment; never goes back.
    long nanoTime();

    /// Runs `action` once, after `delay` at the earliest. The action must be quick.
    Alarm after(Duration delay, Runnable action);

    /// Whether this is the machine's own time, so that a thread may simply wait.
    default boolean isSystem() {
        return false;
    }

    /// An action that waits for its time.
    @FunctionalInterface
    interface Alarm {
        /// Prevents the action, if it has not run yet.
        void cancel();
    }

    /// The machine's monotonic time.
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
