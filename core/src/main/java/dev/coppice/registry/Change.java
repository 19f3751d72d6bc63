package dev.coppice.registry;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;

/// The message that the listeners of a registry receive. The end of a process sends none:
/// who must know, monitors it.
public sealed interface Change {

    /// The process has registered under this key.
    record Registered(Name registry, Object key, Pid pid, Object value) implements Change {}

    /// The process has given up its entries under this key.
    record Unregistered(Name registry, Object key, Pid pid) implements Change {}
}
