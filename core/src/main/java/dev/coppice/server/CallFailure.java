package dev.coppice.server;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import java.util.Optional;

/// The reason of a caller whose call failed: it exits with this unless it catches it (G-18 to
/// G-22).
///
/// @param cause what happened: {@link #TIMEOUT}, {@link #CALLING_SELF}, `noproc`, or the reason the
///   server ended with
/// @param server whom it called
/// @param request what it asked; a {@link GenServer.Stop} when it told it to stop
public record CallFailure(ExitReason cause, Destination server, Object request) {

    /// No answer came in time.
    public static final ExitReason TIMEOUT = new ExitReason.Term("timeout");

    /// A server called itself, and would have waited for ever (G-21).
    public static final ExitReason CALLING_SELF = new ExitReason.Term("calling_self");

    /// The failed call that a process ended of, if this is such a reason. When the server was shut
    /// down, it stands inside a `shutdown` (T-02).
    public static Optional<CallFailure> in(ExitReason reason) {
        Object told =
                switch (reason) {
                    case ExitReason.Term(var value) -> value;
                    case ExitReason.Shutdown(var detail) -> detail.orElse(reason);
                    default -> reason;
                };
        return told instanceof CallFailure failure ? Optional.of(failure) : Optional.empty();
    }

    @Override
    public String toString() {
        return cause + " in call to " + server + ": " + request;
    }
}
