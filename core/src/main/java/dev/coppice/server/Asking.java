package dev.coppice.server;

import dev.coppice.process.Answer;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.util.Optional;

/// A call on its way: the request, and where the answer goes.
///
/// @param <T> what is answered
final class Asking<T> extends Answer<T> implements From<T> {

    final Object request;

    /// Whether the server has begun to do what it was asked; only of use for a stop. Written before
    /// the answer, and read after it.
    boolean takenUp;

    private final Optional<Pid> client = Processes.current();

    Asking(Object request) {
        this.request = request;
    }

    @Override
    public Optional<Pid> client() {
        return client;
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
