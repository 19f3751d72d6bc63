package dev.coppice.application;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Report;

/// The tree of an application ended by itself.
///
/// @param application which one
/// @param kind what that means for the node
/// @param reason why it ended
/// @param endsNode whether the node ends with it
public record ApplicationEnded(
        String application, Application.Kind kind, ExitReason reason, boolean endsNode)
        implements Event {

    @Override
    public System.Logger.Level level() {
        return endsNode ? System.Logger.Level.ERROR : System.Logger.Level.WARNING;
    }

    @Override
    public String describe() {
        return Report.titled("application " + application + " ended")
                .line("kind", kind)
                .line("reason", reason)
                .line("and so", endsNode ? "the node ends" : "the node goes on without it")
                .toString();
    }
}
