package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// An exit on its way up: what `exit(reason)` throws.
///
/// It is no {@link Exception}, so that code which handles errors does not stop it (E-06); catch it
/// on purpose, or ask {@link Processes#attempt}.
public class ProcessExit extends Error {

    private static final long serialVersionUID = 1L;

    private final transient ExitReason reason;

    /// An exit with `reason`; without a stack trace, as an exit has none (E-02).
    public ProcessExit(ExitReason reason) {
        this(reason, reason instanceof ExitReason.Crash(var error) ? error : null, false);
    }

    /// An exit that tells where it began.
    ///
    /// @param cause what it follows from, if anything
    protected ProcessExit(ExitReason reason, @Nullable Throwable cause) {
        this(reason, cause, true);
    }

    private ProcessExit(ExitReason reason, @Nullable Throwable cause, boolean traced) {
        super(null, cause, false, traced);
        this.reason = reason;
    }

    /// The reason in words; put into words only when asked for.
    @Override
    public String getMessage() {
        return reason.toString();
    }

    /// The reason the process ends with unless somebody catches this.
    public ExitReason reason() {
        return reason;
    }
}
