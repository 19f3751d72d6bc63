package dev.coppice.registry;

import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;

/// What the process of a registry is asked. Everything else is read and changed in the [Table].
sealed interface Request {

    /// The lock is the caller's until it gives it back or ends.
    record Granted() {}

    record Lock(Object key, Pid pid) implements Request, Call<Granted> {}

    record Unlock(Object key, Pid pid) implements Request, Cast {}
}
