package dev.coppice.task;

import static dev.coppice.process.Processes.self;

import dev.coppice.process.Body;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Restart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Work that a process of its own does for the process that wants the result (Elixir's `Task`).
///
/// ```java
/// Task<Integer> words = Task.async(() -> count("words.txt"));
/// Task<Integer> lines = Task.async(() -> count("lines.txt"));
/// int sum = words.await() + lines.await();
/// ```
///
/// The task is linked to its owner: if it fails, an owner that does not trap exits dies with it,
/// and if the owner dies, so does the task (K-04, K-15). To hear of a failure as a value, let a
/// {@link TaskSupervisor} start it without the link.
///
/// Only its owner, the process that made it, may await it, yield to it, shut it down or ignore it;
/// anybody else gets an {@link IllegalArgumentException} (K-03).
///
/// Not for work that must survive its owner, nor for state: that is a server.
///
/// @param <T> what it answers
public final class Task<T> {

    /// How long `await` waits unless it says otherwise (K-07).
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

    final Handle<T> handle;

    Task(Handle<T> handle) {
        this.handle = handle;
    }

    /// Starts a task linked to and watched by the calling process, its owner (K-01).
    public static <T> Task<T> async(Callable<? extends T> work) {
        Worker<T> worker = new Worker<>(work, Processes.self(), Callers.withSelf());
        return new Task<>(Running.over(Processes.spawnLink(worker)));
    }

    /// A task that is done already, without a process (K-11).
    public static <T> Task<T> completed(T value) {
        return new Task<>(new Completed<>(self(), value));
    }

    /// Starts a process that does something for nobody's result, linked to nobody (K-14).
    public static Pid start(Body work) {
        return Processes.spawn(new Lone(work, self(), Callers.withSelf()));
    }

    /// Starts a process that does something for nobody's result, linked to the calling one (K-14).
    public static Pid startLink(Body work) {
        return Processes.spawnLink(new Lone(work, self(), Callers.withSelf()));
    }

    /// A child spec for such a process: temporary (C-09).
    public static ChildSpec childSpec(Object id, Body work) {
        return ChildSpec.worker(id, () -> startLink(work)).restart(Restart.TEMPORARY);
    }

    /// The process that does the work; none for a completed task.
    public Optional<Pid> pid() {
        return handle.pid();
    }

    /// The process that may await it.
    public Pid owner() {
        return handle.owner();
    }

    /// Waits for the result, five seconds at most; once only (K-02, K-08).
    ///
    /// @throws TaskFailed an exit: the task ended without a result, or had none in time; if this
    ///   ends the owner, the linked task dies too
    public T await() {
        return await(DEFAULT_LIMIT);
    }

    /// Waits for the result, so long at most.
    ///
    /// @throws TaskFailed as {@link #await()}; the result of a task that was too slow is dropped
    public T await(Duration limit) {
        Optional<Outcome<T>> outcome = handle.take(limit);
        if (outcome.isEmpty()) {
            handle.forget();
            throw new TaskFailed(TaskFailed.TIMEOUT, handle.pid());
        }
        return valueOf(outcome.get());
    }

    @SuppressWarnings("NullAway") // null only where the work answers null
    private T valueOf(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Exited<T>(var reason)) {
            throw new TaskFailed(reason, handle.pid());
        }
        return ((Outcome.Returned<T>) outcome).value();
    }

    /// Looks for the result for so long, and leaves the task alone if there is none yet (K-08).
    ///
    /// @return how it ended, `Returned` or `Exited`; empty when it goes on
    @SuppressWarnings("NamedLikeContextualKeyword") // OTP's word, and always qualified
    public Optional<Outcome<T>> yield(Duration limit) {
        return handle.take(limit);
    }

    /// Ends the task: tells it to shut down, and kills it at the limit (K-09).
    ///
    /// @return its result if it was ready, or why it ended if not as asked; empty when it ended as
    ///   asked
    public Optional<Outcome<T>> shutdown(Duration limit) {
        return handle.shutdown(limit);
    }

    /// Kills the task (K-09).
    ///
    /// @return its result if it was ready; otherwise why it ended, unless by this
    public Optional<Outcome<T>> kill() {
        return handle.kill();
    }

    /// Unlinks the task and drops its result; it runs on (K-10).
    ///
    /// @return how it ended if it had
    public Optional<Outcome<T>> ignore() {
        return handle.ignore();
    }

    /// Waits for the results of all, in their order, so long in all at most. The first failure, or
    /// the time limit, is the end of waiting: nothing of any of them comes later (K-12).
    ///
    /// @throws TaskFailed when one ended without a result, or had none in time
    public static <T> List<T> awaitMany(List<Task<T>> tasks, Duration limit) {
        return Several.await(tasks, limit);
    }

    /// Looks for the results of all for so long; one answer a task, empty where it goes on (K-13).
    public static <T> List<Optional<Outcome<T>>> yieldMany(List<Task<T>> tasks, Duration limit) {
        return yieldMany(tasks, limit, OnTimeout.NOTHING);
    }

    /// Looks for the results of all for so long, and does as told with those that go on.
    public static <T> List<Optional<Outcome<T>>> yieldMany(
            List<Task<T>> tasks, Duration limit, OnTimeout onTimeout) {
        return Several.look(tasks, limit, onTimeout);
    }

    /// What becomes of tasks that go on at the end of {@link #yieldMany}.
    public enum OnTimeout {
        /// They go on.
        NOTHING,
        /// They go on, and their results are dropped.
        IGNORE,
        /// They are killed.
        KILL
    }

    /// Runs a function over many inputs, a few at a time, each in a task linked to the calling
    /// process (K-20).
    public static <I, T> TaskStream<T> stream(
            Iterable<? extends I> inputs,
            Function<? super I, ? extends T> work,
            TaskStream.Options options) {
        List<Pid> callers = Callers.withSelf();
        return new TaskStream<>(
                Several.works(inputs, work),
                one -> Running.over(Processes.spawnLink(new Worker<>(one, self(), callers))),
                options);
    }

    /// Inside a task: the processes that asked for it, nearest first (K-19).
    public static List<Pid> callers() {
        return Callers.ofSelf();
    }

    @Override
    public String toString() {
        return "task " + handle.pid().map(Pid::toString).orElse("completed");
    }

    /// What a task exits with when its requester is gone before the work is handed over.
    static ExitReason requesterGone(Object why) {
        return ExitReason.shutdown(why);
    }
}
