package dev.coppice.todo.cache;

import java.util.concurrent.atomic.AtomicInteger;

/// Lets so many requests into a mailbox and no more. A process takes messages in its own time; who
/// would have to wait long is better told at once.
final class Turnstile {

    /// How many requests may wait for one list.
    private static final int ROOM = 256;

    private final AtomicInteger inside = new AtomicInteger();

    /// Whether there was room for one more.
    boolean enter() {
        if (inside.incrementAndGet() <= ROOM) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    /// Makes room: a request was taken out.
    void leave() {
        inside.decrementAndGet();
    }
}
