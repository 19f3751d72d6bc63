package dev.coppice.server;

import dev.coppice.process.Event;
import dev.coppice.process.Pid;
import dev.coppice.process.Report;

/// A server without `handleInfo` got a message that was no request; it dropped it (G-36).
///
/// @param pid the server
/// @param message what it got
public record UnexpectedMessage(Pid pid, Object message) implements Event {

    @Override
    public System.Logger.Level level() {
        return System.Logger.Level.WARNING;
    }

    @Override
    public String describe() {
        return "server " + pid + " dropped an unexpected message: " + Report.said(message);
    }
}
