package dev.coppice.todo.cache;

import dev.coppice.process.Clock;
import dev.coppice.todo.list.TodoList;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a list server lets everybody have as long as it lives: its list as it is committed, to be
/// read without asking the process, and a turnstile in front of its mailbox.
///
/// The server shows a change before it acknowledges it. So whoever has heard of a change finds it
/// here, as if the process had been asked.
final class Display {

    private final Clock clock;
    private final Turnstile turnstile = new Turnstile();
    private volatile @Nullable TodoList list;
    private volatile long readAt;

    /// A display that shows nothing yet.
    ///
    /// @param clock tells when it was read
    Display(Clock clock) {
        this.clock = clock;
        readAt = clock.nanoTime();
    }

    /// The list; none as long as the server has not read it itself.
    Optional<TodoList> list() {
        TodoList shown = list;
        if (shown != null) {
            readAt = clock.nanoTime();
        }
        return Optional.ofNullable(shown);
    }

    /// Shows the list as it is committed.
    void show(TodoList committed) {
        list = committed;
    }

    /// For how long nobody has read it.
    Duration unread() {
        return Duration.ofNanos(clock.nanoTime() - readAt);
    }

    Turnstile turnstile() {
        return turnstile;
    }
}
