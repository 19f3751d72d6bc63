package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The end of a {@link Mailbox} where messages enter; any thread may put.
///
/// A linked queue in the manner of Vyukov: a producer swaps itself in as the newest and then hooks
/// itself to the one before, so putting is one atomic step and never waits.
///
/// An object of its own, although small: the processor that puts writes to it, and the one that
/// runs the process reads and writes what is in the process; in one cache line they would wait for
/// each other at every message.
final class Intake {

    /// One message; empty once it is taken.
    static final class Link {

        /// What an unhooked link has behind it: who has come there goes back to the beginning.
        static final Link UNHOOKED = new Link(null);

        @Nullable Object message;

        @SuppressWarnings("UnusedVariable") // by its handle
        private @Nullable Link next;

        Link(@Nullable Object message) {
            this.message = message;
        }

        /// Whether nothing can be seen behind it yet. To be asked again and again: it disturbs
        /// those who put only when there is something.
        boolean isLast() {
            return NEXT.getOpaque(this) == null;
        }

        @Nullable Link next() {
            return (Link) NEXT.getAcquire(this);
        }

        void next(@Nullable Link now) {
            NEXT.setRelease(this, now);
        }
    }

    private static final VarHandle NEWEST;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            NEWEST = lookup.findVarHandle(Intake.class, "newest", Link.class);
            NEXT = lookup.findVarHandle(Link.class, "next", Link.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Link newest;

    /// @param first a link without a message
    Intake(Link first) {
        newest = first;
    }

    /// Appends a message. A full fence: what the caller reads afterwards is read after the message
    /// can be seen, as the owner relies on before it goes to rest.
    void put(Object message) {
        Link link = new Link(message);
        Link before = (Link) NEWEST.getAndSet(this, link);
        before.next(link);
    }

    /// Whether this is what was put last.
    boolean isNewest(Link link) {
        return newest == link;
    }
}
