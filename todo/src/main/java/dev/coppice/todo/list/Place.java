package dev.coppice.todo.list;

/// Where an entry is to stand.
public sealed interface Place {

    /// Before all others.
    record First() implements Place {}

    /// Behind all others.
    record Last() implements Place {}

    /// Before another one.
    record Before(long entry) implements Place {}

    /// Behind another one.
    record After(long entry) implements Place {}
}
