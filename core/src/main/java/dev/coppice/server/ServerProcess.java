package dev.coppice.server;

import dev.coppice.process.Behaviour;
import dev.coppice.process.Destination;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Failures;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.process.Report;
import dev.coppice.process.Thrown;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The activation of a GenServer: what its process does with each message. The first one is the
/// {@link Starting} that its starter waits for.
///
/// @param <R> requests
/// @param <S> state
final class ServerProcess<R, S> implements Behaviour {

    private final GenServer<R, S> callbacks;
    private final Optional<Destination> name;
    private final @Nullable Pid parent; // nobody, unless it is linked to its starter
    private @Nullable IdleTime idle; // from the first time it waits for one
    private @Nullable Pid self; // from its first message on
    private @Nullable S state;
    private boolean suspended;

    ServerProcess(GenServer<R, S> callbacks, Optional<Destination> name, Optional<Pid> parent) {
        this.callbacks = callbacks;
        this.name = name;
        this.parent = parent.orElse(null);
    }

    @Override
    public Class<?> code() {
        return callbacks.getClass();
    }

    @Override
    public void ended() {
        if (idle != null) {
            idle.ended();
        }
    }

    @Override
    public void received(Object message) {
        switch (message) {
            case Asking<?> asking -> asked(asking);
            case Cast cast -> react(Callback.HANDLE, cast, cast);
            case IdleTime.Tick tick -> {
                if (idle != null && idle.isUp(tick)) {
                    react(Callback.INFO, Timeout.TIMEOUT, Timeout.TIMEOUT);
                }
            }
            case Starting starting -> begin(starting);
            case Exit exit when exit.from() == parent -> throw end(exit.reason(), exit); // G-48
            default -> react(Callback.INFO, message, message);
        }
    }

    private void begin(Starting starting) {
        self = Processes.self();
        Init.Ok<S> begun = Beginning.of(callbacks, name, starting);
        state = begun.state;
        awaitIdle(begun.after);
        starting.give(true);
        goOn(begun.after);
    }

    private void asked(Asking<?> asking) {
        switch (asking.request) {
            case GenServer.Stop(var reason) -> {
                asking.takenUp = true;
                throw end(reason, asking);
            }
            case Sys.Request request -> system(asking, request);
            default -> react(Callback.HANDLE, asking.request, asking);
        }
    }

    /// Begins to wait, if that is what it wants; most servers never do.
    private void awaitIdle(After after) {
        if (after instanceof After.Timeout(var time)) {
            if (idle == null) {
                idle = new IdleTime();
            }
            idle.begin(time);
        }
    }

    private void disarm() {
        if (idle != null) {
            idle.disarm();
        }
    }

    private enum Callback {
        HANDLE,
        INFO,
        CONTINUE
    }

    /// Runs a callback, does what it answers, and continues if it says so.
    private void react(Callback callback, Object with, Object message) {
        disarm();
        goOn(carriedOut(answer(callback, with, message), message));
    }

    /// Continuing is a loop: a chain of any length needs no stack (G-43).
    private void goOn(After first) {
        After after = first;
        while (after instanceof After.Continue(var continuation)) {
            after = carriedOut(answer(Callback.CONTINUE, continuation, after), after);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a request of another protocol fails in handle
    private Next<S> answer(Callback callback, Object with, Object message) {
        Object answer;
        try {
            answer =
                    switch (callback) {
                        case HANDLE -> callbacks.handle((R) with, state);
                        case INFO -> callbacks.handleInfo(with, state);
                        case CONTINUE -> callbacks.handleContinue(with, state);
                    };
        } catch (Thrown thrown) {
            answer = thrown.value(); // G-38
        } catch (Throwable failure) {
            throw end(Failures.caught(failure), message);
        }
        if (!self.isAlive()) {
            throw new ProcessExit(ExitReason.KILLED); // ended meanwhile: nothing follows (G-46)
        }
        if (!(answer instanceof Next<?> next)) {
            throw end(ExitReason.of(new BadReturnValue(answer)), message); // G-39
        }
        if (next.asked != null
                && !(message instanceof Asking<?> asking && asking.request == next.asked)) {
            throw end(
                    new ExitReason.Crash(
                            new IllegalStateException(
                                    "replied to a request that is not being handled: "
                                            + Report.said(next.asked)
                                            + "; to answer later, keep its GenServer.from")),
                    message);
        }
        return (Next<S>) next;
    }

    private After carriedOut(Next<S> next, Object message) {
        state = next.state;
        return switch (next) {
            case Next.Going<S> going -> {
                awaitIdle(going.after); // before the answer: its time runs for whoever has that
                reply(going, message);
                yield going.after;
            }
            case Next.Stopping<S> stopping -> {
                ExitReason reason = cleanUp(stopping.reason);
                reply(stopping, message); // after terminate (G-26)
                throw left(reason, message);
            }
        };
    }

    @SuppressWarnings("unchecked") // the request witnesses the type
    private static void reply(Next<?> next, Object message) {
        if (next.asked != null && message instanceof Asking<?> asking) {
            ((Asking<Object>) asking).give(next.value);
        }
    }

    /// Ends the server for this reason; `terminate` first.
    private ProcessExit end(ExitReason reason, Object message) {
        return left(cleanUp(reason), message);
    }

    @SuppressWarnings("NullAway") // null only if the callbacks use null as their state
    private ExitReason cleanUp(ExitReason reason) {
        try {
            callbacks.terminate(reason, state);
            return reason;
        } catch (Thrown ignored) {
            return reason;
        } catch (Throwable failure) {
            return Failures.caught(failure); // G-51
        }
    }

    private ProcessExit left(ExitReason reason, Object message) {
        disarm();
        if (!reason.isOrderly()) {
            Pid failed = Processes.self();
            Processes.node()
                    .emit(
                            Level.ERROR,
                            () ->
                                    ServerFailed.report(
                                            failed, name, callbacks, reason, message, state));
        }
        return new ProcessExit(reason);
    }

    @SuppressWarnings("unchecked") // made by Sys
    private void system(Asking<?> asking, Sys.Request request) {
        Asking<Object> asked = (Asking<Object>) asking;
        switch (request) {
            case Sys.State() -> answerSystem(asked, state);
            case Sys.Replace replace -> answerSystem(asked, replaced(replace));
            case Sys.Resume() -> {
                suspended = false;
                answerSystem(asked, true);
            }
            case Sys.Suspend() -> {
                asked.give(true);
                waitForResume();
                if (idle != null) {
                    idle.restart();
                }
            }
        }
    }

    private void answerSystem(Asking<Object> asked, @Nullable Object answer) {
        if (idle != null) {
            idle.restart(); // before the answer: its time runs for whoever has that (G-42)
        }
        asked.give(answer);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the state is what the caller says it is
    private @Nullable Object replaced(Sys.Replace replace) {
        try {
            state = (S) replace.change().apply(state);
            return state;
        } catch (Throwable failure) {
            return Failures.caught(failure) instanceof ExitReason.Crash(var error)
                    ? new Sys.RefusedChange(error)
                    : new Sys.RefusedChange(failure);
        }
    }

    /// Takes only system messages, and the parent's exit, until one of them says resume. Being
    /// suspended twice is being suspended.
    private void waitForResume() {
        if (!suspended) {
            suspended = true;
            while (suspended) {
                received(Processes.receive(Object.class, this::passesWhileSuspended));
            }
        }
    }

    private boolean passesWhileSuspended(Object message) {
        return message instanceof Asking<?> asking
                ? asking.request instanceof Sys.Request || asking.request instanceof GenServer.Stop
                : message instanceof Exit exit && exit.from() == parent;
    }
}
