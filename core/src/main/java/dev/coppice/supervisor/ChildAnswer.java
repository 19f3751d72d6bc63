package dev.coppice.supervisor;

/// What became of a request to stop or delete a child.
public sealed interface ChildAnswer {

    /// It was done.
    record Done() implements ChildAnswer {}

    /// It was not.
    record Refused(Refusal why) implements ChildAnswer {}
}
