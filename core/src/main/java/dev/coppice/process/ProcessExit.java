package dev.coppice.process;

/// An exit on its way up: what `exit(reason)` throws.
///
/// It is no {@link Exception}, so that code which handles errors does not stop it (E-06); catch it
/// on purpose, or ask {@link Processes#attempt}.
public class ProcessExit extends Error {

    private static final long serialVersionUID = 1L;

    private final transient ExitReason reason;

    /// An exit with `reason`; without a stack trace, as an exit has none (E-02).
    public ProcessExit(ExitReason reason) {
        super(
                reason.toString(),
                reason instanceof ExitReason.Crash(var error) ? error : null,
                false,
                false);
        this.reason = reason;
    }

    /// The reason the process ends with unless somebody catches this.
    public ExitReason reason() {
        return reason;
    }
}
