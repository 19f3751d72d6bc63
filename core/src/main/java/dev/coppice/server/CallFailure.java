package dev.coppice.server;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;

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

    @Override
    public String toString() {
        return cause + " in call to " + server + ": " + request;
    }
}
