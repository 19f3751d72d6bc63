package dev.coppice.task;

import static dev.coppice.process.Processes.alias;
import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.unlink;

import dev.coppice.process.Alias;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.MonitorOptions;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A task with a process, watched by its owner. The result comes as a message through an alias that
/// goes with the monitor, so that nothing comes after the task has been forgotten (K-07).
record Running<T>(Pid owner, Pid process, Ref ref) implements Handle<T> {

    /// Watches a worker and hands its work over.
    static <T> Running<T> over(Pid worker) {
        Ref ref = monitor(worker, MonitorOptions.alias(Alias.Mode.DEMONITOR));
        worker.send(new Worker.Go(alias(ref), ref));
        return new Running<>(self(), worker, ref);
    }

    @Override
    public Optional<Pid> pid() {
        return Optional.of(process);
    }

    @Override
    public Optional<Outcome<T>> take(Duration limit) {
        ownerOnly();
        return receive(Object.class, this::isOfThis, limit).map(this::outcome);
    }

    /// Whether a message says how this task ended.
    boolean isOfThis(Object message) {
        return switch (message) {
            case TaskReply reply -> reply.ref() == ref;
            case Down down -> down.ref() == ref;
            default -> false;
        };
    }

    /// What such a message says; afterwards the task is forgotten.
    @SuppressWarnings("unchecked") // the worker answers a T
    Outcome<T> outcome(Object message) {
        if (message instanceof TaskReply(_, var value)) {
            var _ = demonitorFlush(ref);
            return new Outcome.Returned<>((T) value);
        }
        return new Outcome.Exited<>(((Down) message).reason());
    }

    @Override
    public void forget() {
        var _ = demonitorFlush(ref);
        receive(TaskReply.class, reply -> reply.ref() == ref, Duration.ZERO);
    }

    @Override
    public Optional<Outcome<T>> shutdown(Duration limit) {
        ownerOnly();
        unlink(process);
        process.exit(ExitReason.SHUTDOWN);
        Optional<Outcome<T>> ended = take(limit);
        if (ended.isPresent()) {
            return unless(ExitReason.SHUTDOWN, ended.get());
        }
        process.kill();
        return Optional.of(outcome(receive(Object.class, this::isOfThis)));
    }

    @Override
    public Optional<Outcome<T>> kill() {
        ownerOnly();
        unlink(process);
        process.kill();
        return unless(ExitReason.KILLED, outcome(receive(Object.class, this::isOfThis)));
    }

    private static <T> Optional<Outcome<T>> unless(ExitReason asked, Outcome<T> ended) {
        @Nullable ExitReason reason = ended instanceof Outcome.Exited<T>(var why) ? why : null;
        return asked.equals(reason) ? Optional.empty() : Optional.of(ended);
    }

    @Override
    public Optional<Outcome<T>> ignore() {
        Optional<Outcome<T>> ended = take(Duration.ZERO);
        unlink(process);
        forget();
        return ended;
    }
}
