package dev.coppice.todo.list;

/// Why something cannot be done to a list.
public sealed interface Refusal {

    /// There is no such list, or it is deleted.
    record NoSuchList() implements Refusal {}

    record NoSuchEntry(long entry) implements Refusal {}

    /// There is no entry to stand beside.
    record NoSuchNeighbour(String field, long entry) implements Refusal {}

    /// There is a list already.
    record Exists(ListId list) implements Refusal {}

    record NotDeleted() implements Refusal {}

    /// It was changed since the revision that was expected.
    record Changed(long revision) implements Refusal {}

    record NothingToUndo() implements Refusal {}

    /// Nobody remembers what that revision changed.
    record Forgotten(long revision) implements Refusal {}

    /// What that revision changed was changed again.
    record ChangedAgain(long revision, long entry) implements Refusal {}

    /// The change would not leave an entry as it may be.
    record NotValid(Invalid problem) implements Refusal {}
}
