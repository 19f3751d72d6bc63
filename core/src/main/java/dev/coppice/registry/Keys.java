package dev.coppice.registry;

/// How many entries a key may have in a registry.
public enum Keys {
    /// One: the key names a process.
    UNIQUE,
    /// Any number, also several of one process: the key is a topic.
    DUPLICATE
}
