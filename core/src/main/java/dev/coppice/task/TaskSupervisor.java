package dev.coppice.task;

import dev.coppice.process.Body;
import dev.coppice.process.Destination;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.ChildState;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Refusal;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/// A supervisor of tasks (Elixir's `Task.Supervisor`): a {@link DynamicSupervisor} whose children
/// are processes that do one thing.
///
/// ```java
/// Task<Page> page = TaskSupervisor.asyncNoLink(tasks, () -> fetch(address));
/// page.yield(ofSeconds(2)); // Returned[…], Exited[…] or empty: its failure is a value
/// ```
///
/// Its children are temporary: a task that fails is not begun again, since nobody waits for the
/// second result. Who wants another attempt makes another task. When the supervisor is stopped so
/// are its tasks, all at once, five seconds for each.
///
/// Not for processes that live as long as the program: those are children of a
/// [dev.coppice.supervisor.Supervisor].
public final class TaskSupervisor {

    private TaskSupervisor() {}

    /// Starts a supervisor of tasks under a name.
    public static Pid startLink(Destination name) {
        return DynamicSupervisor.startLink(name);
    }

    /// Starts a supervisor of tasks under a name, with options.
    public static Pid startLink(Destination name, DynamicSpec spec) {
        return DynamicSupervisor.startLink(name, spec);
    }

    /// A child spec for a supervisor of tasks under a name.
    public static ChildSpec childSpec(Destination name) {
        return ChildSpec.supervisor(name, () -> startLink(name));
    }

    /// Starts a task under the supervisor, linked to the calling process too (K-16).
    ///
    /// @throws IllegalStateException when the supervisor has as many children as it may (K-18)
    public static <T> Task<T> async(Destination supervisor, Callable<? extends T> work) {
        Pid worker = started(supervisor, work);
        Processes.link(worker);
        return new Task<>(Running.over(worker));
    }

    /// Starts a task under the supervisor alone: if it fails, the caller sees that as a value
    /// (K-16).
    ///
    /// @throws IllegalStateException when the supervisor has as many children as it may (K-18)
    public static <T> Task<T> asyncNoLink(Destination supervisor, Callable<? extends T> work) {
        return new Task<>(Running.over(started(supervisor, work)));
    }

    private static <T> Pid started(Destination supervisor, Callable<? extends T> work) {
        Worker<T> worker = new Worker<>(work, Processes.self(), Callers.withSelf());
        ChildSpec spec =
                ChildSpec.worker(Task.class, () -> Processes.spawnLink(worker))
                        .restart(Restart.TEMPORARY);
        return switch (DynamicSupervisor.startChild(supervisor, spec)) {
            case ChildStart.Started(var pid, _) -> pid;
            case ChildStart.Refused(var why) when why == Refusal.MAX_CHILDREN ->
                    throw new IllegalStateException(
                            "no task was started: supervisor "
                                    + supervisor
                                    + " has as many children as it may have; let one end first, or"
                                    + " allow more (DynamicSpec.maxChildren)");
            case ChildStart other ->
                    throw new IllegalStateException(
                            "no task was started by supervisor " + supervisor + ": " + other);
        };
    }

    /// Runs a function over many inputs, a few at a time, each in a task under the supervisor
    /// alone: failures are values (K-20).
    public static <I, T> TaskStream<T> streamNoLink(
            Destination supervisor,
            Iterable<? extends I> inputs,
            Function<? super I, ? extends T> work,
            TaskStream.Options options) {
        return new TaskStream<>(
                Several.works(inputs, work),
                one -> Running.over(started(supervisor, one)),
                options);
    }

    /// Starts a process that does something for nobody's result: temporary (K-17).
    public static ChildStart startChild(Destination supervisor, Body work) {
        return startChild(
                supervisor, work, Restart.TEMPORARY, Shutdown.within(Duration.ofSeconds(5)));
    }

    /// Starts such a process with these options.
    public static ChildStart startChild(
            Destination supervisor, Body work, Restart restart, Shutdown shutdown) {
        Lone lone = new Lone(work, Processes.self(), Callers.withSelf());
        return DynamicSupervisor.startChild(
                supervisor,
                ChildSpec.worker(Task.class, () -> Processes.spawnLink(lone))
                        .restart(restart)
                        .shutdown(shutdown));
    }

    /// The live tasks (K-17).
    public static List<Pid> children(Destination supervisor) {
        return DynamicSupervisor.whichChildren(supervisor).stream()
                .flatMap(child ->
                        child.state() instanceof ChildState.Running(var pid)
                                ? Stream.of(pid)
                                : Stream.empty())
                .toList();
    }
}
