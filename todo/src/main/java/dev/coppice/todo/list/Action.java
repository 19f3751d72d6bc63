package dev.coppice.todo.list;

import java.util.List;
import java.util.OptionalLong;

/// What somebody wants to do to a list.
public sealed interface Action {

    /// Make a list that is not there yet.
    record Create(String name) implements Action {}

    record Rename(String name, Match match) implements Action {}

    /// Delete the list with its entries.
    record Delete(Match match) implements Action {}

    /// Take back the deletion of the list.
    record Restore() implements Action {}

    record Add(Content content, boolean done, Place place) implements Action {}

    record Change(long entry, List<Edit> edits, Match match) implements Action {}

    record Move(long entry, Place place, Match match) implements Action {}

    record Remove(long entry, Match match) implements Action {}

    /// Delete every entry that is done.
    record ClearDone() implements Action {}

    /// Take back the change that made a revision, or else the last one that can be taken back.
    record Undo(OptionalLong revision) implements Action {}

    /// Add entries from elsewhere, at the end.
    record Import(List<Imported> entries) implements Action {}

    /// Do nothing, since somebody else has refused it. Whether it was done before is still found
    /// out.
    record Deny(Refusal why) implements Action {}
}
