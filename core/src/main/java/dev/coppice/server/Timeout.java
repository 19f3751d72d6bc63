package dev.coppice.server;

/// What `handleInfo` hears when no message arrived for as long as the last answer of a callback
/// said (G-40).
public enum Timeout {
    /// The server was idle for that long.
    TIMEOUT
}
