package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The messages waiting for one process, in the order they arrived (B-01).
///
/// Any thread may put; only the owner takes. A linked queue in the manner of Vyukov: a producer
/// swaps itself in as the newest and then hooks itself to the one before, so putting is one atomic
/// step and never waits. Taking from the middle (selective receive) unhooks; the newest link cannot
/// be unhooked while producers may hook to it, so it is emptied and passed over.
final class Mailbox {

    /// One message; empty once it is taken.
    static final class Link {
        @Nullable Object message;
        volatile @Nullable Link next;

        Link(@Nullable Object message) {
            this.message = message;
        }
    }

    private static final VarHandle NEWEST;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            NEWEST = lookup.findVarHandle(Mailbox.class, "newest", Link.class);
            NEXT = lookup.findVarHandle(Link.class, "next", Link.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Link newest;
    private Link taken; // what is behind it has been taken; the owner's

    Mailbox() {
        taken = new Link(null);
        newest = taken;
    }

    /// Appends a message. A full fence: what the caller reads afterwards is read after the message
    /// can be seen, as the owner relies on before it goes to rest.
    void put(Object message) {
        Link link = new Link(message);
        Link before = (Link) NEWEST.getAndSet(this, link);
        NEXT.setRelease(before, link);
    }

    /// Takes the oldest message, if there is one.
    @Nullable Object poll() {
        for (; ; ) {
            Link link = after(taken);
            if (link == null) {
                return null;
            }
            taken = link;
            Object message = link.message;
            if (message != null) {
                link.message = null;
                return message;
            }
        }
    }

    /// Takes the first message behind `cursor` that is wanted. The cursor remembers how far the
    /// owner has looked, so that nothing is looked at twice while it waits (B-02).
    @Nullable Object poll(Predicate<Object> wanted, Cursor cursor) {
        Link before = cursor.at == null ? taken : cursor.at;
        for (Link link; (link = after(before)) != null; ) {
            Object message = link.message;
            if (message == null || wanted.test(message)) {
                link.message = null;
                Link behind = link.next;
                if (behind != null) {
                    before.next = behind; // nobody hooks to a link that has one behind it
                } else if (message == null) {
                    before = link;
                    cursor.at = before;
                }
                if (message != null) {
                    return message;
                }
            } else {
                before = link;
                cursor.at = before;
            }
        }
        return null;
    }

    /// Whether nothing has arrived behind the cursor.
    boolean isEmptyBehind(Cursor cursor) {
        return newest == (cursor.at == null ? taken : cursor.at);
    }

    /// Whether nothing is waiting that the owner has not taken.
    boolean isEmpty() {
        return newest == taken;
    }

    /// How far a selective receive has looked.
    static final class Cursor {
        private @Nullable Link at;
    }

    /// Hands every waiting message to `each` and empties the mailbox. Only when the owner is gone.
    void drain(java.util.function.Consumer<Object> each) {
        for (Object message; (message = poll()) != null; ) {
            each.accept(message);
        }
    }

    /// The first messages that wait, so many at most; they stay.
    List<Object> first(int most) {
        List<Object> first = new ArrayList<>();
        for (Link link = taken.next; link != null && first.size() < most; link = link.next) {
            Object message = link.message;
            if (message != null) {
                first.add(message);
            }
        }
        return first;
    }

    /// How many messages wait; a moment's truth when asked from outside.
    int length() {
        int length = 0;
        for (Link link = taken.next; link != null; link = link.next) {
            if (link.message != null) {
                length++;
            }
        }
        return length;
    }

    /// The link behind `link`, waiting for a producer that is between its two steps.
    private @Nullable Link after(Link link) {
        Link next = (Link) NEXT.getAcquire(link);
        for (int spins = 0; next == null && newest != link; spins++) {
            if (spins < 64) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1); // let the producer run, if it has lost its processor
            }
            next = (Link) NEXT.getAcquire(link);
        }
        return next;
    }
}
