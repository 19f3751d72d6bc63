package dev.coppice.task;

import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.time.Duration;
import java.util.Optional;

/// A task as its owner holds it.
///
/// @param <T> what it answers
sealed interface Handle<T> permits Running, Completed {

    Pid owner();

    Optional<Pid> pid();

    /// Takes how it ended, waiting so long at most; afterwards it is forgotten.
    Optional<Outcome<T>> take(Duration limit);

    /// Drops whatever comes of it.
    void forget();

    Optional<Outcome<T>> shutdown(Duration limit);

    Optional<Outcome<T>> kill();

    Optional<Outcome<T>> ignore();

    /// Refuses everybody but the owner (K-03).
    default void ownerOnly() {
        if (!Processes.self().equals(owner())) {
            throw new IllegalArgumentException(
                    "only its owner %s may do this with a task, not %s"
                            .formatted(owner(), Processes.self()));
        }
    }
}
