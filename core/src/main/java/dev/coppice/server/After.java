package dev.coppice.server;

import java.time.Duration;

/// What a server does once a callback has answered.
sealed interface After {

    /// Waits for the next message.
    After WAIT = new Wait();

    /// Waits for the next message.
    record Wait() implements After {}

    /// Runs `handleContinue` before any message (G-43).
    record Continue(Object continuation) implements After {
        @Override
        public String toString() {
            return "continue(" + continuation + ")";
        }
    }

    /// Hears `Timeout` if no message arrives for so long (G-40).
    record Timeout(Duration idle) implements After {
        public Timeout {
            if (idle.isNegative()) {
                throw new IllegalArgumentException("an idle time cannot be negative: " + idle);
            }
        }
    }
}
