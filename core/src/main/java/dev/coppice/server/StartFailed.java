package dev.coppice.server;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.ExitReason;

/// A process could not be started. Its message names the process and says why, and what to do about
/// it where that is known.
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ExitReason reason;

    /// A start that failed for `reason`.
    public StartFailed(ExitReason reason) {
        this("the process", reason);
    }

    /// A start of `what` that failed.
    StartFailed(String what, ExitReason reason) {
        super(
                what + " did not start: " + why(reason),
                reason instanceof ExitReason.Crash(var error) ? error : null);
        this.reason = reason;
    }

    private static String why(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Term(AlreadyStarted(var holder)) ->
                    "its name is taken by " + holder + "; use that process, or stop it first";
            case ExitReason.Term(BadReturnValue(var value)) ->
                    "its init answered " + value + "; it must answer an Init, as Init.ok(state) is";
            case ExitReason timeout when timeout.equals(CallFailure.TIMEOUT) ->
                    "its init took too long, and it was killed; let it continue after its init"
                            + " (thenContinue), or give it more time";
            default -> reason.toString();
        };
    }

    /// Why it did not start.
    public ExitReason reason() {
        return reason;
    }
}
