package dev.coppice.todo.cache;

import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Refusal;
import dev.coppice.todo.list.Summary;
import java.util.Optional;

/// What somebody hears who wanted to change a list.
public sealed interface Answer {

    /// It is changed, now or when the same was asked for before, and that is committed.
    record Changed(ListId list, Change change) implements Answer {}

    /// Everything is as it was wished already.
    ///
    /// @param entry the one that it is about, if it is about one
    record AsItIs(Summary list, Optional<Entry> entry) implements Answer {}

    /// It cannot be done.
    record Refused(Refusal why) implements Answer {}

    /// The key was used for something else.
    record KeyReused() implements Answer {}

    /// It could not be written.
    record Failed(StorageFailure why) implements Answer {}

    /// Too much waits to be written already.
    record Busy() implements Answer {}

    /// What it would have changed has just changed in another way: it is to be asked for again.
    record Again() implements Answer {}
}
