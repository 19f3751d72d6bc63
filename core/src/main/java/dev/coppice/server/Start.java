package dev.coppice.server;

import dev.coppice.process.Pid;

/// Code that starts a process and answers its pid; typically `() -> SomeServer.startLink(…)`. A
/// factory, never an instance: it is run anew for every life of a child.
@FunctionalInterface
public interface Start {

    /// Starts the process.
    ///
    /// @return its pid
    /// @throws StartFailed when it cannot start
    /// @throws StartIgnored when it need not start
    /// @throws Throwable anything else is a failed start, too (C-05)
    Pid start() throws Throwable;
}
