package dev.coppice.server;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.ProcessExit;

/// The exit of a call that got no answer. Its message says which server, which request, and what
/// the server was doing.
public final class CallFailed extends ProcessExit {

    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;
    private final String message;

    CallFailed(ExitReason cause, Destination server, Object request, String message) {
        super(new ExitReason.Term(new CallFailure(cause, server, request)));
        this.failure = new CallFailure(cause, server, request);
        this.message = message;
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
        return message;
    }
}
