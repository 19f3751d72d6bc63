package dev.coppice.process;

/// What uncaught failures become as exit reasons.
public final class Failures {

    private Failures() {}

    /// The reason a process ends with when this came out of its code (E-01 to E-03).
    public static ExitReason reason(Throwable failure) {
        return switch (failure) {
            case ProcessExit exit -> exit.reason();
            case Thrown thrown -> new ExitReason.Thrown(thrown.value());
            default -> new ExitReason.Crash(failure);
        };
    }

    /// The reason that a failure stands for, caught by library code on behalf of the calling
    /// process.
    ///
    /// @throws ProcessExit when the calling process has been ended by a signal: that is not caught
    public static ExitReason caught(Throwable failure) {
        LocalProcess self = Context.current().process();
        if (self != null) {
            self.stopIfEnded();
        }
        return reason(failure);
    }
}
