package dev.coppice.todo.database;

import java.util.Optional;

/// What a process hears of something that it has asked a worker for.
public sealed interface Report {

    /// What it called this.
    long ticket();

    /// What became of a change that was to be written.
    record OfWrite(long ticket, Answered<Written> outcome) implements Report {}

    /// What was written under a key.
    record OfRecall(long ticket, Answered<Optional<Kept>> outcome) implements Report {}
}
