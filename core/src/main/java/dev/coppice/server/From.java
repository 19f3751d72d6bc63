package dev.coppice.server;

import dev.coppice.process.Pid;
import java.util.Optional;

/// Whom a call's answer goes to: the token for answering later, from any process or thread, with
/// {@link GenServer#reply} (G-25).
///
/// @param <T> what is to be answered
public sealed interface From<T> permits Asking {

    /// The process that called; empty when a thread outside any process did.
    Optional<Pid> client();
}
