package dev.coppice.server;

import dev.coppice.process.ExitReason;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Report;

/// The exit of a call that got no answer. Its message says which server, which request, what
/// happened and, if time was up, what the server was doing; its stack trace, who called. If the
/// server died of an exception, that is its cause.
public final class CallFailed extends ProcessExit {

    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;
    private final String happened;
    private final String besides;

    /// @param happened what happened to whom
    /// @param besides what else there is to say, after the request
    CallFailed(CallFailure failure, String happened, String besides) {
        super(
                reason(failure),
                failure.cause() instanceof ExitReason.Crash(var error) ? error : null);
        this.failure = failure;
        this.happened = happened;
        this.besides = besides;
    }

    /// Who calls a server that is shut down goes down with it in an orderly way: on the BEAM its
    /// reason is `{shutdown, {gen_server, call, …}}`, which restarts no transient child (T-02).
    private static ExitReason reason(CallFailure failure) {
        return failure.cause().equals(ExitReason.SHUTDOWN)
                ? ExitReason.shutdown(failure)
                : new ExitReason.Term(failure);
    }

    /// What happened: `timeout`, `calling_self`, `noproc`, or the reason the server ended with.
    public ExitReason cause() {
        return failure.cause();
    }

    /// Whether the limit was reached; the server may still do what it was asked.
    public boolean isTimeout() {
        return failure.cause().equals(CallFailure.TIMEOUT);
    }

    @Override
    public String getMessage() {
        return happened + ": " + Report.said(failure.request()) + besides;
    }
}
