package dev.coppice.process;

/// The code of a process. Whatever it throws ends the process, and only that (E-13).
@FunctionalInterface
public interface Body {

    /// Runs the process from its start to its end.
    ///
    /// @throws Throwable anything; it becomes the exit reason
    void run() throws Throwable;
}
