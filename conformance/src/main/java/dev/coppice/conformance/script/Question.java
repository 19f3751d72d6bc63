package dev.coppice.conformance.script;

import dev.coppice.process.ExitReason;

/// What a supervisor can be asked, and the one thing any server can: to stop.
///
/// Whoever asks waits for the answer.
public sealed interface Question {

    /// Lists the children.
    record Which(String supervisor) implements Question {}

    /// Counts the children.
    record Count(String supervisor) implements Question {}

    /// Adds a child: a definition under a static supervisor, a new name under a dynamic one.
    record StartChild(String supervisor, String child) implements Question {}

    /// Ends a child: known by its id under a static supervisor, by its process under a dynamic one.
    record TerminateChild(String supervisor, String child) implements Question {}

    /// Starts a child again that has a place but does not run.
    record RestartChild(String supervisor, String child) implements Question {}

    /// Removes the place of a child that does not run.
    record DeleteChild(String supervisor, String child) implements Question {}

    /// Stops a worker or a supervisor; answered when it has ended.
    record Stop(String process, ExitReason reason) implements Question {}
}
