package dev.coppice.registry;

import dev.coppice.process.Pid;

/// What became of a registration.
public sealed interface Registration {

    /// The caller has the entry.
    record Registered() implements Registration {}

    /// The key belongs to this process, which may be the caller itself.
    record AlreadyRegistered(Pid pid) implements Registration {}
}
