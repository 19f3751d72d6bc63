package dev.coppice.server;

import dev.coppice.process.Destination;
import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A server ended other than in order (O-02). What it shows of the server's values may have been
/// changed by {@link GenServer#formatStatus}.
///
/// @param pid the server
/// @param name its name, if it was started under one
/// @param code its callbacks
/// @param reason what it died of
/// @param lastMessage what it was handling: a request, a message, the parent's exit, a continuation
/// @param client who asked, when that was a call by a process
/// @param clientDoes what that process was doing when the server failed
/// @param state its state before that
public record ServerFailed(
        Pid pid,
        Optional<Destination> name,
        String code,
        ExitReason reason,
        Object lastMessage,
        Optional<Pid> client,
        Optional<String> clientDoes,
        @Nullable Object state)
        implements Event {

    /// The same with another reason.
    public ServerFailed reason(ExitReason shown) {
        return new ServerFailed(pid, name, code, shown, lastMessage, client, clientDoes, state);
    }

    /// The same with another message.
    public ServerFailed lastMessage(Object shown) {
        return new ServerFailed(pid, name, code, reason, shown, client, clientDoes, state);
    }

    /// The same with another state.
    public ServerFailed state(Object shown) {
        return new ServerFailed(pid, name, code, reason, lastMessage, client, clientDoes, shown);
    }

    /// The report of a server that is ending, as its callbacks want it seen (O-11).
    static <S> ServerFailed report(
            Pid pid,
            Optional<Destination> name,
            GenServer<?, S> callbacks,
            ExitReason reason,
            Object message,
            @Nullable S state) {
        Optional<Asking<?>> asked =
                message instanceof Asking<?> asking ? Optional.of(asking) : Optional.empty();
        Optional<Pid> client = asked.flatMap(Asking::client);
        ServerFailed report =
                new ServerFailed(
                        pid,
                        name,
                        callbacks.getClass().getName(),
                        reason,
                        asked.<Object>map(asking -> asking.request).orElse(message),
                        client,
                        client.flatMap(asker -> asker.node().info(asker)).map(Doing::of),
                        state);
        try {
            return callbacks.formatStatus(report);
        } catch (Throwable failure) {
            String hidden = "(hidden: formatStatus failed with " + failure.getClass() + ")";
            return report.state(hidden).lastMessage(hidden).reason(ExitReason.of(hidden));
        }
    }

    @Override
    public System.Logger.Level level() {
        return System.Logger.Level.ERROR;
    }

    @Override
    public String describe() {
        return Report.titled(
                        "server "
                                + name.map(n -> Report.said(n) + " ").orElse("")
                                + pid
                                + " failed")
                .line("callbacks", code)
                .line("reason", reason)
                .trace(reason)
                .line("last message", lastMessage)
                .line("state", state)
                .line(
                        "client",
                        client.map(
                                asker -> asker + clientDoes.map(doing -> ", " + doing).orElse("")))
                .toString();
    }
}
