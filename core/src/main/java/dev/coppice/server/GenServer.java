package dev.coppice.server;

import dev.coppice.process.Answer;
import dev.coppice.process.Behaviour;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Report;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A server: a process that keeps a state and handles requests one at a time (OTP's `gen_server`).
///
/// ```java
/// public record Counter(Destination process) {
///   public static Pid startLink(int from) { return GenServer.startLink(new Callbacks(from)); }
///   public int next() { return GenServer.call(process, new Increment()); }
///
///   private sealed interface Request {}
///   private record Increment() implements Request, Call<Integer> {}
///
///   private record Callbacks(int from) implements GenServer<Request, Integer> {
///     public Init<Integer> init() { return Init.ok(from); }
///
///     public Next<Integer> handle(Request request, Integer count) {
///       return switch (request) {
///         case Increment asked -> reply(asked, count, count + 1);
///       };
///     }
///   }
/// }
/// ```
///
/// The record `Counter` is what others see, the requests are its protocol, and the callbacks run in
/// the process, one at a time (G-33): the state needs no lock. Whoever calls `next` waits for the
/// answer; a request is the witness of its answer's type, so that a wrong one does not compile.
///
/// **When it fails.** A callback that throws ends the server. Suppose that `handle` divides by
/// zero: `terminate` runs with the count from before (G-47), the failure is reported with the
/// request, the count and the caller (O-02), and `next` throws [CallFailed] with the
/// `ArithmeticException` as its cause (G-22), which ends a caller that does not catch it. The
/// supervisor that started it as `ChildSpec.worker(Counter.class, () -> Counter.startLink(1))`
/// starts a new one, which counts from 1 again; who calls it by a name reaches that one (N-13).
/// There is nothing to repair: what a restart must not lose belongs to a database.
///
/// **When it is slow.** A call that is not answered in time throws [CallFailed] too, and says what
/// the server was doing: `call to <0.42> (database) timed out after 5 s: Get[key=bob]; it is
/// running Store at Worker.java:31 with 17 messages waiting`. The server notices nothing and still
/// does what it was asked (G-18).
///
/// | callback | runs | unless overridden |
/// |---|---|---|
/// | `init` | before the start returns | required |
/// | `handle` | for a [Call] or a [Cast] | required |
/// | `handleInfo` | for any other message, and for [Timeout] | reports the message and drops it |
/// | `handleContinue` | before any message, when `init` or another callback asked for it | fails |
/// | `terminate` | when it ends, but for a kill and for untrapped signals (G-45, G-46) | does nothing |
/// | `formatStatus` | when a failure is reported | shows state, message and reason |
///
/// | limit | for | default |
/// |---|---|---|
/// | of `call` | the answer | [#DEFAULT_LIMIT], 5 s |
/// | of `start`, `startLink` | `init` | none |
/// | of `stop` | what waits before it, and `terminate` | none |
/// | of `timeoutAfter` | a message, or `handleInfo` hears [Timeout] | none |
///
/// A server that has nothing to do is an object without a thread. A callback may block; it holds up
/// those who ask this server, and nobody else.
///
/// Do not use a server for code that has no state of its own (call it where it is needed), for work
/// that others need not wait for (a [dev.coppice.process.Processes#spawnLink] or a task), or for a
/// value that is read and changed and nothing more (an agent). One server for everything is a
/// bottleneck: give each list, user or connection its own, and find it in a registry.
///
/// @param <R> its requests, best a sealed interface of records that are {@link Call}s and {@link
///   Cast}s
/// @param <S> its state, best immutable
public interface GenServer<R, S> {

    /// How long a call waits unless it says otherwise (G-17).
    Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

    /// No limit (G-30).
    Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /// Begins the server; the starter waits for it (G-01). Its name is registered already (N-09).
    ///
    /// @throws Throwable anything; the server does not start (G-08)
    Init<S> init() throws Throwable;

    /// Handles one request, a call or a cast.
    ///
    /// @throws Throwable anything; it ends the server (G-52)
    Next<S> handle(R request, S state) throws Throwable;

    /// Handles a message that is no request: one sent by `send`, a {@link
    /// dev.coppice.process.Down}, an {@link dev.coppice.process.Exit} if it traps exits, a {@link
    /// Timeout}. Unless overridden, reports the message and drops it (G-36).
    ///
    /// @throws Throwable anything; it ends the server
    default Next<S> handleInfo(Object message, S state) throws Throwable {
        Processes.node().emit(new UnexpectedMessage(Processes.self(), message));
        return Next.noReply(state);
    }

    /// Continues as `thenContinue` asked for, before any message (G-15, G-43).
    ///
    /// @throws Throwable anything; it ends the server
    default Next<S> handleContinue(Object continuation, S state) throws Throwable {
        throw new UnsupportedOperationException(
                getClass().getName()
                        + " continues with "
                        + continuation
                        + " but has no handleContinue");
    }

    /// Cleans up. Runs when a callback stops the server or fails, and, if the server traps exits,
    /// when its parent exits or its supervisor shuts it down (G-45). Not after a kill, nor after
    /// any exit signal while it does not trap them (G-46).
    ///
    /// @throws Throwable anything; it becomes the reason the server ends with (G-51)
    default void terminate(ExitReason reason, S state) throws Throwable {}

    /// Says what a report of this server's failure shows, to keep secrets out of it: answers the
    /// report with another state, last message or reason (O-11). Called only when somebody listens,
    /// outside any process; if it fails, the report shows none of the three. The crash report that
    /// follows (O-04) shows the reason as links and monitors hear it, and the messages that wait:
    /// what a value shows of itself everywhere is its `toString`.
    default ServerFailed formatStatus(ServerFailed report) {
        return report;
    }

    /// Starts a server and waits until its `init` is done, without limit.
    ///
    /// @throws StartFailed when it cannot start
    /// @throws StartIgnored when its init says ignore
    static Pid start(GenServer<?, ?> callbacks) {
        return Starting.start(Optional.empty(), false, callbacks, FOREVER);
    }

    /// Starts a server under a name ({@link dev.coppice.process.Name} or {@link
    /// dev.coppice.process.Via}); if that is taken, fails with {@link
    /// dev.coppice.process.AlreadyStarted} (G-02).
    static Pid start(Destination name, GenServer<?, ?> callbacks) {
        return Starting.start(Optional.of(name), false, callbacks, FOREVER);
    }

    /// Starts a server under a name; if its `init` takes longer than the limit, it is killed and
    /// the start fails (G-12).
    static Pid start(Destination name, GenServer<?, ?> callbacks, Duration limit) {
        return Starting.start(Optional.of(name), false, callbacks, limit);
    }

    /// Starts a server linked to the calling process, which becomes its parent. If it cannot start
    /// because its `init` stops or fails, a caller that does not trap exits dies with it (G-04).
    static Pid startLink(GenServer<?, ?> callbacks) {
        return Starting.start(Optional.empty(), true, callbacks, FOREVER);
    }

    /// Starts a linked server under a name.
    static Pid startLink(Destination name, GenServer<?, ?> callbacks) {
        return Starting.start(Optional.of(name), true, callbacks, FOREVER);
    }

    /// Starts a linked server under a name, with a limit for its `init`.
    static Pid startLink(Destination name, GenServer<?, ?> callbacks, Duration limit) {
        return Starting.start(Optional.of(name), true, callbacks, limit);
    }

    /// Asks a server and waits for its answer, five seconds at most. From processes and ordinary
    /// threads alike; what is asked in one order is handled in that order (G-32).
    ///
    /// @throws CallFailed when no answer came in time (the server may still do what it was asked),
    ///   or the server is not there or ended before it answered
    @SuppressWarnings("NullAway") // null only where the server replies null
    static <T> T call(Destination server, Call<T> request) {
        return call(server, request, DEFAULT_LIMIT);
    }

    /// Asks a server and waits for its answer, so long at most.
    ///
    /// @throws IllegalArgumentException when the limit is negative (G-31)
    @SuppressWarnings({"unchecked", "NullAway"}) // the request witnesses the type
    static <T> T call(Destination server, Call<T> request, Duration limit) {
        return (T) Calls.call(server, request, limit);
    }

    /// Tells a server something and returns at once, whether there is one or not (G-34).
    static void cast(Destination server, Cast request) {
        Calls.receiver(server).ifPresent(pid -> pid.send(request));
    }

    /// Answers a call that was not answered yet. From any process or thread; a caller that has gone
    /// or given up hears nothing (G-25, G-28). The first answer counts (G-27).
    static <T> void reply(From<T> from, @Nullable T value) {
        switch (from) {
            case Asking<T> asking -> asking.give(value);
        }
    }

    /// Inside `handle`: the token to answer this request later.
    ///
    /// @throws IllegalStateException when this request is not being handled
    @SuppressWarnings("unchecked") // the request witnesses the type
    static <T> From<T> from(Call<T> asked) {
        Optional<Answer<?>> question = Behaviour.question();
        if (question.isPresent()
                && question.get() instanceof Asking<?> asking
                && asking.request == asked) {
            return (From<T>) asking;
        }
        throw new IllegalStateException(
                "only the request that is being handled has a From, and only while it is: "
                        + Report.said(asked));
    }

    /// What a server is asked when it is told to stop; seen in a {@link CallFailure} only.
    ///
    /// @param reason with this reason
    record Stop(ExitReason reason) {}

    /// Stops a server with `normal`, and waits until it has ended.
    static void stop(Destination server) {
        stop(server, ExitReason.NORMAL, FOREVER);
    }

    /// Stops a server: its `terminate` runs, though it may not trap exits, and it ends with this
    /// reason (G-53).
    ///
    /// @throws CallFailed when it is not there, ended with another reason, or did not end in time;
    ///   it goes on ending then (G-54)
    static void stop(Destination server, Object reason, Duration limit) {
        Calls.stop(server, new Stop(ExitReason.of(reason)), limit);
    }
}
