package dev.coppice.todo.database;

/// What became of a change that was to be written.
public sealed interface Written {

    /// It is written.
    record Now() implements Written {}

    /// A change was written under this key before, so nothing was now.
    record Before(Kept kept) implements Written {}

    /// The list is at another revision than the one that is changed.
    record Stale() implements Written {}
}
