package dev.coppice.todo.ground;

/// A reason not to start, or not to do something, that people can act upon.
public interface Problem {

    /// What is wrong, in one line: for a terminal, a log, an answer.
    String message();
}
