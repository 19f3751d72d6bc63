package dev.coppice.todo.list;

import java.util.Optional;

/// What becomes of an action.
public sealed interface Decision {

    /// The list changes.
    ///
    /// @param after what the list is then
    record Accepted(Change change, TodoList after) implements Decision {}

    /// Everything is as it was wished already.
    ///
    /// @param entry the one that it is about, if it is about one
    record AsItIs(Optional<Entry> entry) implements Decision {}

    /// It cannot be done.
    record Refused(Refusal why) implements Decision {}
}
