package dev.coppice.task;

import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import java.time.Duration;
import java.util.Optional;

/// A task that was done when it was made.
record Completed<T>(Pid owner, T value) implements Handle<T> {

    @Override
    public Optional<Pid> pid() {
        return Optional.empty();
    }

    @Override
    public Optional<Outcome<T>> take(Duration limit) {
        ownerOnly();
        return Optional.of(new Outcome.Returned<>(value));
    }

    @Override
    public void forget() {}

    @Override
    public Optional<Outcome<T>> shutdown(Duration limit) {
        return take(limit);
    }

    @Override
    public Optional<Outcome<T>> kill() {
        return take(Duration.ZERO);
    }

    @Override
    public Optional<Outcome<T>> ignore() {
        return take(Duration.ZERO);
    }
}
