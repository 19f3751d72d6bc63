package dev.coppice.server;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Behaviour;
import dev.coppice.process.Clock;
import dev.coppice.process.Destination;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Failures;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.process.Thrown;
import dev.coppice.process.Via;
import java.time.Duration;
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
    private final Optional<Pid> parent;
    private @Nullable S state;
    private @Nullable Idle idle;

    ServerProcess(GenServer<R, S> callbacks, Optional<Destination> name, Optional<Pid> parent) {
        this.callbacks = callbacks;
        this.name = name;
        this.parent = parent;
    }

    @Override
    public Class<?> code() {
        return callbacks.getClass();
    }

    @Override
    public void received(Object message) {
        if (idle != null && message == idle) {
            idle = null;
            react(message, () -> callbacks.handleInfo(Timeout.TIMEOUT, now()));
            return;
        }
        switch (message) {
            case Starting starting -> begin(starting);
            case Asking<?> asking -> asked(asking);
            case Cast cast -> {
                disarm();
                react(message, () -> callbacks.handle(request(cast), now()));
            }
            case Idle outdated -> {}
            case Exit exit when parent.isPresent() && exit.from() == parent.get() ->
                    end(exit.reason(), message); // G-48
            default -> {
                disarm();
                react(message, () -> callbacks.handleInfo(message, now()));
            }
        }
    }

    // ------------------------------------------------------------------- begin

    private void begin(Starting starting) {
        name.ifPresent(wanted -> registerOrEnd(wanted, starting));
        Object init;
        try {
            init = callbacks.init();
        } catch (Thrown thrown) {
            init = thrown.value(); // G-09
        } catch (Throwable failure) {
            throw new ProcessExit(Failures.caught(failure)); // G-08
        }
        switch (init) {
            case Init.Ok<?> ok -> {
                @SuppressWarnings("unchecked") // init answers an Init<S>
                Init.Ok<S> begun = (Init.Ok<S>) ok;
                state = begun.state;
                arm(begun.after);
                starting.give(true);
                goOn(begun.after, starting);
            }
            case Init.Ignore<?> ignored -> endBeforeStart(starting, new Starting.Ignored());
            case Init.Failed<?>(var reason) ->
                    endBeforeStart(starting, new Starting.Refused(reason));
            case Init.Stop<?>(var reason) -> throw new ProcessExit(reason);
            case null, default ->
                    throw new ProcessExit(ExitReason.of(new BadReturnValue(init))); // G-10
        }
    }

    private void registerOrEnd(Destination wanted, Starting starting) {
        Optional<Pid> holder =
                switch (wanted) {
                    case Name plain -> Processes.registerIfFree(plain);
                    case Via via -> via.names().register(via.key());
                    default -> throw new AssertionError(wanted);
                };
        holder.ifPresent(pid ->
                endBeforeStart(
                        starting, new Starting.Refused(ExitReason.of(new AlreadyStarted(pid)))));
    }

    private void endBeforeStart(Starting starting, Starting.Said said) {
        starting.say(said);
        throw new ProcessExit(ExitReason.NORMAL);
    }

    // ----------------------------------------------------------------- handle

    private void asked(Asking<?> asking) {
        switch (asking.request) {
            case GenServer.Stop(var reason) -> end(reason, asking);
            case Sys.Request request -> system(asking, request);
            default -> {
                disarm();
                react(asking, () -> callbacks.handle(request(asking.request), now()));
            }
        }
    }

    @SuppressWarnings("unchecked") // a request of another protocol fails in the callback (G-37)
    private R request(Object request) {
        return (R) request;
    }

    @SuppressWarnings("NullAway") // null only if the callbacks use null as their state
    private S now() {
        return state;
    }

    private interface Reaction<S> {
        @Nullable Next<S> run() throws Throwable;
    }

    /// Runs a callback and does what it answers.
    private void react(Object message, Reaction<S> callback) {
        Object next;
        try {
            next = callback.run();
        } catch (Thrown thrown) {
            next = thrown.value(); // G-38
        } catch (Throwable failure) {
            end(Failures.caught(failure), message);
            return;
        }
        if (!(next instanceof Next<?> answered)) {
            end(ExitReason.of(new BadReturnValue(next)), message); // G-39
            return;
        }
        @SuppressWarnings("unchecked") // callbacks answer a Next<S>
        Next<S> done = (Next<S>) answered;
        carryOut(done, message);
    }

    private void carryOut(Next<S> next, Object message) {
        switch (next) {
            case Next.Going<S> going -> {
                state = going.state;
                arm(going.after);
                answer(going.asked, going.value, message);
                goOn(going.after, message);
            }
            case Next.Stopping<S> stopping -> {
                state = stopping.state;
                ExitReason reason = cleanUp(stopping.reason);
                answer(stopping.asked, stopping.value, message); // after terminate (G-26)
                leave(reason, message);
            }
        }
    }

    private void answer(@Nullable Call<?> asked, @Nullable Object value, Object message) {
        if (asked == null) {
            return;
        }
        if (!(message instanceof Asking<?> asking) || asking.request != asked) {
            throw new IllegalStateException(
                    "replied to "
                            + asked
                            + ", but that is not the request being handled: "
                            + message);
        }
        @SuppressWarnings("unchecked") // the request witnesses the type
        Asking<Object> typed = (Asking<Object>) asking;
        typed.give(value);
    }

    /// Begins the wait for silence that was asked for; before the answer, so that its time runs for
    /// whoever has that.
    private void arm(After after) {
        if (after instanceof After.Timeout(var duration)) {
            arm(duration);
        }
    }

    private void goOn(After after, Object message) {
        if (after instanceof After.Continue(var continuation)) {
            react(message, () -> callbacks.handleContinue(continuation, now()));
        }
    }

    // -------------------------------------------------------------------- end

    /// Ends the server for this reason; `terminate` first.
    private void end(ExitReason reason, Object message) {
        leave(cleanUp(reason), message);
    }

    private ExitReason cleanUp(ExitReason reason) {
        try {
            callbacks.terminate(reason, now());
            return reason;
        } catch (Thrown ignored) {
            return reason;
        } catch (Throwable failure) {
            return Failures.caught(failure); // G-51
        }
    }

    private void leave(ExitReason reason, Object message) {
        disarm();
        if (!reason.isOrderly()) {
            Optional<Pid> client =
                    message instanceof Asking<?> asking ? asking.client() : Optional.empty();
            Processes.node()
                    .emit(
                            new ServerFailed(
                                    Processes.self(),
                                    name,
                                    code().getName(),
                                    reason,
                                    message,
                                    client,
                                    String.valueOf(state)));
        }
        throw new ProcessExit(reason);
    }

    // -------------------------------------------------------- idle, system

    /// The tick that says nothing has come for a while.
    private static final class Idle {
        final Duration after;
        private Clock.@Nullable Alarm alarm;

        Idle(Duration after) {
            this.after = after;
        }
    }

    private void arm(Duration after) {
        Idle tick = new Idle(after);
        Pid self = Processes.self();
        idle = tick;
        if (after.isZero()) {
            self.send(tick); // messages that wait already go first (G-41)
        } else {
            tick.alarm = Processes.node().clock().after(after, () -> self.send(tick));
        }
    }

    private void disarm() {
        Idle tick = idle;
        idle = null;
        if (tick != null && tick.alarm != null) {
            tick.alarm.cancel();
        }
    }

    private void system(Asking<?> asking, Sys.Request request) {
        Idle armed = idle;
        @SuppressWarnings("unchecked") // made by Sys
        Asking<Object> asked = (Asking<Object>) asking;
        switch (request) {
            case Sys.State() -> asked.give(state);
            case Sys.Replace replace -> asked.give(replaced(replace));
            case Sys.Resume() -> asked.give(true);
            case Sys.Suspend() -> {
                asked.give(true);
                waitForResume();
            }
        }
        if (armed != null) {
            disarm();
            arm(armed.after); // the clock starts anew (G-42)
        }
    }

    @SuppressWarnings("unchecked") // the state is what the caller says it is
    private @Nullable Object replaced(Sys.Replace replace) {
        try {
            state = (S) replace.change().apply(now());
            return state;
        } catch (Throwable failure) {
            if (Failures.caught(failure) instanceof ExitReason.Crash(var error)) {
                return new Sys.RefusedChange(error);
            }
            return new Sys.RefusedChange(failure);
        }
    }

    /// Takes only system messages, and the parent's exit, until one of them says resume.
    private void waitForResume() {
        for (boolean suspended = true; suspended; ) {
            Object message = Processes.receive(Object.class, this::passesWhileSuspended);
            if (message instanceof Asking<?> asking && asking.request instanceof Sys.Resume) {
                suspended = false;
            }
            received(message);
        }
    }

    private boolean passesWhileSuspended(Object message) {
        return message instanceof Asking<?> asking
                ? asking.request instanceof Sys.Request || asking.request instanceof GenServer.Stop
                : message instanceof Exit exit && parent.isPresent() && exit.from() == parent.get();
    }
}
