package dev.coppice.task;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.unlink;

import dev.coppice.process.Exit;
import dev.coppice.process.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// The results of many pieces of work, done a few at a time by tasks (K-20).
///
/// ```java
/// try (TaskStream<Page> pages = Task.stream(addresses, this::fetch, TaskStream.options())) {
///   while (pages.hasNext()) show(pages.next());
/// }
/// ```
///
/// Work starts as results are asked for. Each result is `Returned`, or `Exited` if its task failed
/// and that did not take the caller down. Closing the stream kills what still runs and leaves no
/// links and no messages (K-22). Only for the process that made it.
///
/// @param <T> what a piece of work answers
public final class TaskStream<T> implements Iterator<Outcome<T>>, AutoCloseable {

    /// How a stream works.
    ///
    /// @param maxConcurrency how many tasks run at once; by default as many as there are processors
    /// @param ordered whether results come in the order of the inputs; by default they do
    /// @param limit how long a task may take; by default five seconds
    /// @param killSlow whether a task that is too slow is killed and counts as `Exited` with
    ///   `timeout`, rather than ending the caller; by default not (K-21)
    public record Options(int maxConcurrency, boolean ordered, Duration limit, boolean killSlow) {

        public Options {
            if (maxConcurrency < 1) {
                throw new IllegalArgumentException(
                        "a stream of " + maxConcurrency + " tasks at once: use one or more");
            }
            if (limit.isNegative()) {
                throw new IllegalArgumentException(
                        "a task cannot be given " + limit + " to work: use zero or more");
            }
        }

        /// The same with another number of tasks at once.
        public Options maxConcurrency(int most) {
            return new Options(most, ordered, limit, killSlow);
        }

        /// The same with results as they come.
        public Options unordered() {
            return new Options(maxConcurrency, false, limit, killSlow);
        }

        /// The same with another time limit for each task.
        public Options limit(Duration each) {
            return new Options(maxConcurrency, ordered, each, killSlow);
        }

        /// The same, but slow tasks are killed and do not end the caller.
        public Options killingSlow() {
            return new Options(maxConcurrency, ordered, limit, true);
        }
    }

    /// The defaults.
    public static Options options() {
        return new Options(
                Runtime.getRuntime().availableProcessors(), true, Task.DEFAULT_LIMIT, false);
    }

    private record Begun<T>(Running<T> task, Several.Left left) {}

    private final Iterator<Callable<T>> works;
    private final Function<Callable<T>, Running<T>> start;
    private final Options options;
    private final Deque<Begun<T>> begun = new ArrayDeque<>();

    TaskStream(
            Iterator<Callable<T>> works, Function<Callable<T>, Running<T>> start, Options options) {
        this.works = works;
        this.start = start;
        this.options = options;
    }

    @Override
    public boolean hasNext() {
        return works.hasNext() || !begun.isEmpty();
    }

    /// Waits for the next result.
    ///
    /// @throws TaskFailed an exit: a task was too slow, and slow ones are not to be killed
    @Override
    public Outcome<T> next() {
        while (begun.size() < options.maxConcurrency() && works.hasNext()) {
            begun.add(new Begun<>(start.apply(works.next()), new Several.Left(options.limit())));
        }
        if (begun.isEmpty()) {
            throw new NoSuchElementException("no more inputs");
        }
        Begun<T> oldest = begun.getFirst();
        Optional<Object> message =
                receive(
                        Object.class,
                        options.ordered() ? oldest.task()::isOfThis : this::isOfAny,
                        oldest.left().now());
        return message.isPresent() ? ended(message.get()) : tooSlow(oldest);
    }

    private boolean isOfAny(Object message) {
        return begun.stream().anyMatch(one -> one.task().isOfThis(message));
    }

    private Outcome<T> ended(Object message) {
        Begun<T> done =
                begun.stream()
                        .filter(one -> one.task().isOfThis(message))
                        .findFirst()
                        .orElseThrow();
        begun.remove(done);
        Outcome<T> outcome = done.task().outcome(message);
        leaveNothing(done.task());
        return outcome;
    }

    private Outcome<T> tooSlow(Begun<T> oldest) {
        if (!options.killSlow()) {
            close();
            throw new TaskFailed(TaskFailed.TIMEOUT, oldest.task().pid());
        }
        begun.remove(oldest);
        Optional<Outcome<T>> ended = oldest.task().kill();
        leaveNothing(oldest.task());
        return ended.orElse(new Outcome.Exited<>(TaskFailed.TIMEOUT));
    }

    private void leaveNothing(Running<T> task) {
        unlink(task.process());
        var _ = receive(Exit.class, exit -> exit.from() == task.process(), Duration.ZERO);
    }

    /// Kills the tasks that still run; their results are lost.
    @Override
    public void close() {
        for (Begun<T> one; (one = begun.poll()) != null; ) {
            var _ = one.task().kill();
            leaveNothing(one.task());
        }
    }
}
