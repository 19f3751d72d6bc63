package dev.coppice.task;

import dev.coppice.process.Outcome;
import dev.coppice.process.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Waiting for several tasks with one time limit.
final class Several {

    private Several() {}

    static <T> List<T> await(List<Task<T>> tasks, Duration limit) {
        Left left = new Left(limit);
        List<T> values = new ArrayList<>();
        try {
            for (Task<T> task : tasks) {
                values.add(task.await(left.now()));
            }
            return values;
        } catch (TaskFailed failed) {
            tasks.subList(values.size(), tasks.size()).forEach(task -> task.handle.forget());
            throw failed;
        }
    }

    static <T> List<Optional<Outcome<T>>> look(
            List<Task<T>> tasks, Duration limit, Task.OnTimeout onTimeout) {
        Left left = new Left(limit);
        List<Optional<Outcome<T>>> outcomes = new ArrayList<>();
        for (Task<T> task : tasks) {
            outcomes.add(task.yield(left.now()));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).isEmpty()) {
                outcomes.set(i, lateEnd(tasks.get(i), onTimeout));
            }
        }
        return outcomes;
    }

    private static <T> Optional<Outcome<T>> lateEnd(Task<T> task, Task.OnTimeout onTimeout) {
        return switch (onTimeout) {
            case NOTHING -> Optional.empty();
            case IGNORE -> task.ignore();
            case KILL -> task.kill();
        };
    }

    /// The work on each input, made when it is asked for.
    static <I, T> Iterator<Callable<T>> works(
            Iterable<? extends I> inputs, Function<? super I, ? extends T> work) {
        Iterator<? extends I> each = inputs.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Callable<T> next() {
                I input = each.next();
                return () -> work.apply(input);
            }
        };
    }

    /// What is left of a limit, by the clock of the node.
    record Left(long start, Duration limit) {
        Left(Duration limit) {
            this(Processes.node().clock().nanoTime(), limit);
        }

        Duration now() {
            Duration left = limit.minusNanos(Processes.node().clock().nanoTime() - start);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
