package dev.coppice.todo;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.GenServer.FOREVER;
import static java.lang.System.Logger.Level.INFO;

import dev.coppice.process.EventSink;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.FailedToStartChild;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent.ChildStarted;
import dev.coppice.todo.ground.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// A to-do system on a node of its own, as seen from outside of all processes.
final class RunningSystem implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.coppice");

    /// That it was asked to stop.
    private enum Stop {
        NOW
    }

    private final Node node;
    private final Pid owner;
    private final CompletableFuture<StartResult> started = new CompletableFuture<>();
    private final CompletableFuture<Optional<ExitReason>> ended = new CompletableFuture<>();

    private RunningSystem(Settings settings) {
        AtomicBoolean up = new AtomicBoolean();
        node = Node.start(NodeOptions.named("todo").events(quietUntil(up)));
        owner = node.spawn(() -> own(settings, up));
    }

    /// Starts a system, and returns when it answers requests.
    ///
    /// @throws CannotStart with a message for people
    static RunningSystem start(Settings settings) {
        RunningSystem system = new RunningSystem(settings);
        return switch (system.started.join()) {
            case StartResult.Started _ -> system;
            case StartResult.Failed(var reason) -> throw system.cannotStart(complaint(reason));
            case StartResult.Ignored() -> throw system.cannotStart("it chose not to");
        };
    }

    /// Thrown when the system cannot start.
    static final class CannotStart extends RuntimeException {
        CannotStart(String why) {
            super(why);
        }
    }

    /// The node it runs on.
    Node node() {
        return node;
    }

    /// Waits until the system has ended, and answers why it gave up; empty when it was told to
    /// stop.
    Optional<ExitReason> awaitEnd() {
        return ended.join();
    }

    /// Stops the system: no new requests, then answers to those that were accepted, then the rest
    /// of the tree in reverse order. Returns when that is done. Does nothing when it has ended.
    void stop() {
        owner.send(Stop.NOW);
        awaitEnd();
    }

    /// Stops the system and its node.
    @Override
    public void close() {
        stop();
        node.close();
    }

    /// Has the system, and outlives it to say how it ended.
    private void own(Settings settings, AtomicBoolean up) {
        trapExit(true);
        StartResult start = StartResult.of(() -> TodoSystem.startLink(settings));
        up.set(true);
        started.complete(start);
        if (start instanceof StartResult.Started(Pid system, _)) {
            ended.complete(end(system));
        }
    }

    private static Optional<ExitReason> end(Pid system) {
        if (receive() instanceof Exit(_, var reason)) {
            return Optional.of(reason);
        }
        Supervisor.stop(system, ExitReason.SHUTDOWN, FOREVER);
        return Optional.empty();
    }

    private CannotStart cannotStart(String why) {
        node.close();
        return new CannotStart(why);
    }

    /// What went wrong at the bottom of what a supervisor says.
    private static String complaint(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Shutdown(var detail)
                    when detail.orElse("") instanceof FailedToStartChild(_, var deeper) ->
                    complaint(deeper);
            case ExitReason.Term(Problem problem) -> problem.message();
            default -> "it failed to start: " + reason;
        };
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
