package dev.coppice.todo;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.GenServer.FOREVER;
import static java.lang.System.Logger.Level.INFO;

import dev.coppice.process.EventSink;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.FailedToStartChild;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent.ChildStarted;
import dev.coppice.todo.ground.Claims;
import dev.coppice.todo.ground.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A to-do system on a node of its own, as seen from outside of all processes.
final class RunningSystem implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.coppice");

    /// What its owner is told.
    private enum Order {
        START,
        STOP
    }

    private final Node node;
    private final Pid owner;
    private final CompletableFuture<Optional<Problem>> complaint = new CompletableFuture<>();
    private final CompletableFuture<Optional<ExitReason>> ended = new CompletableFuture<>();

    private RunningSystem(Supplier<Pid> startLink) {
        AtomicBoolean up = new AtomicBoolean();
        node = Node.start(NodeOptions.named("todo").events(quietUntil(up)));
        owner = node.spawn(() -> own(startLink, up));
    }

    /// A system that has not been started yet, so that it can be stopped from then on.
    static RunningSystem of(Settings settings) {
        return new RunningSystem(() -> TodoSystem.startLink(settings));
    }

    /// Starts a system without the web: only who is in this JVM can ask it.
    ///
    /// @throws CannotStart with a message for people
    static RunningSystem startInside(Settings settings) {
        RunningSystem system = new RunningSystem(() -> TodoSystem.startLinkInside(settings));
        system.start();
        return system;
    }

    /// Starts a system, and returns when it answers requests.
    ///
    /// @throws CannotStart with a message for people
    static RunningSystem start(Settings settings) {
        RunningSystem system = of(settings);
        system.start();
        return system;
    }

    /// Starts the system, and returns when it answers requests; at once if it has been told to
    /// stop.
    ///
    /// @throws CannotStart with a message for people
    void start() {
        owner.send(Order.START);
        complaint
                .join()
                .ifPresent(why -> {
                    endNode();
                    throw new CannotStart(why);
                });
    }

    /// Thrown when the system cannot start.
    static final class CannotStart extends RuntimeException {
        private final transient Problem problem;

        CannotStart(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        /// Why it cannot.
        Problem problem() {
            return problem;
        }
    }

    /// The node it runs on.
    Node node() {
        return node;
    }

    /// Waits until the system has ended, and answers why it gave up or could not start; empty when
    /// it was told to stop.
    Optional<ExitReason> awaitEnd() {
        return ended.join();
    }

    /// Stops the system: no new requests, then answers to those that were accepted, then the rest
    /// of the tree in reverse order. What is being started is up before it is stopped, as with any
    /// supervisor. Returns when that is done. Does nothing when it has ended.
    void stop() {
        owner.send(Order.STOP);
        awaitEnd();
    }

    /// Stops the system and its node. Its folder and its port are free then.
    @Override
    public void close() {
        stop();
        endNode();
    }

    private void endNode() {
        node.close();
        try {
            Claims.letGoOf(node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever claims it next sees to it
        }
    }

    /// Has the system, and outlives it to say how it ended.
    private void own(Supplier<Pid> startLink, AtomicBoolean up) {
        trapExit(true);
        if (receive(Order.class) == Order.STOP) {
            complaint.complete(Optional.empty());
            ended.complete(Optional.empty());
            return;
        }
        StartResult start = StartResult.of(startLink::get);
        up.set(true);
        switch (start) {
            case StartResult.Started(Pid system, _) -> {
                complaint.complete(Optional.empty());
                ended.complete(end(system));
            }
            case StartResult.Failed(var reason) -> {
                ended.complete(Optional.of(reason));
                complaint.complete(Optional.of(complaint(reason)));
            }
            case StartResult.Ignored() -> throw new AssertionError("it always starts");
        }
    }

    private static Optional<ExitReason> end(Pid system) {
        if (receive() instanceof Exit(_, var reason)) {
            return Optional.of(reason);
        }
        return switch (attempt(() -> Supervisor.stop(system, ExitReason.SHUTDOWN, FOREVER))) {
            case Outcome.Returned<?> _ -> Optional.empty();
            default -> Optional.of(receive(Exit.class).reason()); // it gave up just before
        };
    }

    /// What went wrong at the bottom of what a supervisor says.
    private static Problem complaint(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Shutdown(var detail)
                    when detail.orElse("") instanceof FailedToStartChild(_, var deeper) ->
                    complaint(deeper);
            case ExitReason.Term(Problem problem) -> problem;
            default -> new Unforeseen(reason);
        };
    }

    /// Nobody has found words for it.
    private record Unforeseen(ExitReason reason) implements Problem {
        @Override
        public String message() {
            return "it failed to start: " + reason;
        }
    }

    /// Reports to the log once the system is up. Before that there is nothing but what
    /// [CannotStart] says in fewer words. That a part has been restarted is said at a level that
    /// people see; that a list server has been started is not.
    private static EventSink quietUntil(AtomicBoolean up) {
        EventSink log = EventSink.logger();
        return event -> {
            if (up.get()) {
                if (event instanceof ChildStarted(_, var child)
                        && child.restart() == Restart.PERMANENT) {
                    LOG.log(INFO, event.describe());
                }
                log.on(event);
            }
        };
    }
}
