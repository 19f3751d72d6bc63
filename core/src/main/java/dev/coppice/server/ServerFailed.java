package dev.coppice.server;

import dev.coppice.process.Destination;
import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Report;
import java.util.Optional;

/// A server ended other than in order (O-02).
///
/// @param pid the server
/// @param name its name, if it was started under one
/// @param code its callbacks
/// @param reason what it died of
/// @param lastMessage what it was handling
/// @param client who asked, when that was a call by a process
/// @param state its state before that
public record ServerFailed(
        Pid pid,
        Optional<Destination> name,
        String code,
        ExitReason reason,
        Object lastMessage,
        Optional<Pid> client,
        Object state)
        implements Event {

    @Override
    public System.Logger.Level level() {
        return System.Logger.Level.ERROR;
    }

    @Override
    public String describe() {
        return Report.titled("server " + name.map(n -> n + " ").orElse("") + pid + " stops")
                .line("code", code)
                .line("reason", reason)
                .line("last message", lastMessage)
                .line("asked by", client)
                .line("state", state)
                .trace(reason)
                .toString();
    }
}
