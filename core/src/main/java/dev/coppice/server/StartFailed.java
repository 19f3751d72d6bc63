package dev.coppice.server;

import dev.coppice.process.ExitReason;

/// A process could not be started.
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ExitReason reason;

    /// A start that failed for `reason`.
    public StartFailed(ExitReason reason) {
        super(
                "the process did not start: " + reason,
                reason instanceof ExitReason.Crash(var error) ? error : null);
        this.reason = reason;
    }

    /// Why it did not start.
    public ExitReason reason() {
        return reason;
    }
}
