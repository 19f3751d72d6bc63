package dev.coppice.agent;

import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Destination;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A process that keeps a state, read and changed by functions that it runs (Elixir's `Agent`).
///
/// ```java
/// Agent<Integer> counter = Agent.startLink(() -> 0);
/// counter.update(count -> count + 1);
/// int now = counter.get(count -> count);
/// ```
///
/// Functions run in the agent, one after another: a slow one keeps everybody waiting. One
/// that fails ends the agent, its state is lost, and the caller exits. For more than reading
/// and changing a value, write a {@link GenServer}.
///
/// @param process the process, or its name
/// @param <S> the state, best immutable: what `get` hands out is the state itself
public record Agent<S>(Destination process) {

    /// The state after a change, and what the change answers.
    ///
    /// @param answer what is answered
    /// @param state the new state
    /// @param <T> the answer's type
    /// @param <S> the state's type
    public record Change<T, S>(T answer, S state) {}

    /// Starts an agent whose first state is worked out in it.
    ///
    /// @throws dev.coppice.server.StartFailed when that fails
    public static <S> Agent<S> start(Callable<S> first) {
        return new Agent<>(GenServer.start(new Callbacks<>(first)));
    }

    /// Starts an agent linked to the calling process.
    public static <S> Agent<S> startLink(Callable<S> first) {
        return new Agent<>(GenServer.startLink(new Callbacks<>(first)));
    }

    /// Starts a linked agent under a name; the name is its address from then on, over
    /// restarts too.
    public static <S> Agent<S> startLink(Destination name, Callable<S> first) {
        Pid started = GenServer.startLink(name, new Callbacks<>(first));
        return new Agent<>(started.isAlive() ? name : started);
    }

    /// A child spec for an agent under a name: permanent (C-09).
    public static <S> ChildSpec childSpec(Destination name, Callable<S> first) {
        return ChildSpec.worker(name, () -> GenServer.startLink(name, new Callbacks<>(first)));
    }

    /// Answers a function of the state, five seconds at most.
    ///
    /// @throws dev.coppice.server.CallFailed when the agent ended or was too slow
    public <T> T get(Function<? super S, ? extends T> read) {
        return get(read, GenServer.DEFAULT_LIMIT);
    }

    /// Answers a function of the state, so long at most.
    public <T> T get(Function<? super S, ? extends T> read, Duration limit) {
        return getAndUpdate(state -> new Change<>(read.apply(state), state), limit);
    }

    /// Changes the state, and returns when that is done, five seconds at most.
    public void update(UnaryOperator<S> change) {
        update(change, GenServer.DEFAULT_LIMIT);
    }

    /// Changes the state, so long at most; if the time is up the change is made all the same
    ///
    public void update(UnaryOperator<S> change, Duration limit) {
        var _ = getAndUpdate(state -> new Change<>(true, change.apply(state)), limit);
    }

    /// Changes the state and answers something of it, in one step.
    public <T> T getAndUpdate(Function<? super S, Change<T, S>> change) {
        return getAndUpdate(change, GenServer.DEFAULT_LIMIT);
    }

    /// Changes the state and answers something of it, in one step, so long at most.
    public <T> T getAndUpdate(Function<? super S, Change<T, S>> change, Duration limit) {
        return GenServer.call(process, new Ask<>(change), limit);
    }

    /// Has the state changed some time, and returns at once.
    public void cast(UnaryOperator<S> change) {
        GenServer.cast(process, new Tell<>(change));
    }

    /// Stops the agent and waits until it has ended.
    public void stop() {
        GenServer.stop(process);
    }

    private sealed interface Request<S> {}

    private record Ask<T, S>(Function<? super S, Change<T, S>> change)
            implements Request<S>, Call<T> {
        Next<S> answered(S state) {
            Change<T, S> changed = change.apply(state);
            return reply(this, changed.answer(), changed.state());
        }
    }

    private record Tell<S>(UnaryOperator<S> change) implements Request<S>, Cast {}

    private record Callbacks<S>(Callable<S> first) implements GenServer<Request<S>, S> {
        @Override
        public Init<S> init() throws Exception {
            return Init.ok(first.call());
        }

        @Override
        public Next<S> handle(Request<S> request, S state) {
            return switch (request) {
                case Ask<?, S> asked -> asked.answered(state);
                case Tell<S> told -> noReply(told.change().apply(state));
            };
        }
    }
}
