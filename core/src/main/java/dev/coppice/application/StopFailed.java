package dev.coppice.application;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Report;

/// What an application wanted done around its stop has failed; it has stopped all the same.
///
/// @param application which one
/// @param reason what went wrong
public record StopFailed(String application, ExitReason reason) implements Event {

    @Override
    public System.Logger.Level level() {
        return System.Logger.Level.ERROR;
    }

    @Override
    public String describe() {
        return Report.titled("application " + application + " failed in its stop")
                .line("reason", reason)
                .trace(reason)
                .toString();
    }
}
