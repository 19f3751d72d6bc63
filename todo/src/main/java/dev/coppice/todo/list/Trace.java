package dev.coppice.todo.list;

/// What is known of an entry that was there once: the entry, or that it was deleted.
public sealed interface Trace permits Entry, Tombstone {

    long id();

    /// The revision of the list that made it so.
    long revision();
}
