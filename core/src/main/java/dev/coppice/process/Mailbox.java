package dev.coppice.process;

import dev.coppice.process.Intake.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The messages waiting for one process, in the order they arrived (B-01), as the process sees
/// them: it alone takes. They enter at the {@link Intake}.
///
/// Taking from the middle (selective receive) unhooks a message; the newest cannot be unhooked
/// while producers may hook to it, so it is emptied and passed over.
///
/// A part of the process itself rather than an object apart, which every process would pay for.
abstract sealed class Mailbox extends Pid permits LocalProcess {

    private Link taken = new Link(null); // what is behind it has not been taken
    private final Intake intake = new Intake(taken);

    /// Appends a message, from any thread; a full fence.
    final void put(Object message) {
        intake.put(message);
    }

    /// Takes the oldest message that can be seen. One whose producer is between its two steps
    /// cannot; then the mailbox is not empty all the same.
    final @Nullable Object poll() {
        for (; ; ) {
            Link before = taken;
            Link link = before.next();
            if (link == null) {
                rest();
                return null;
            }
            taken = link;
            if (before.message == null) {
                before.next(Link.UNHOOKED); // after the line above: who comes there finds taken
            }
            Object message = link.message;
            if (message != null) {
                return message;
            }
        }
    }

    /// Whether a message has arrived after all when none could be seen; waits for its producer.
    final boolean isArriving() {
        return after(taken) != null;
    }

    /// The link that was taken last may stay for long: it keeps no message in memory. The collector
    /// may have moved it to where it looks seldom, so that whatever hangs on it would stay too; the
    /// next {@link #poll} unhooks it.
    final void rest() {
        Link last = taken;
        if (last.message != null) {
            last.message = null;
        }
    }

    /// Takes the first message behind `cursor` that is wanted. The cursor remembers how far the
    /// owner has looked, so that nothing is looked at twice while it waits (B-02).
    final @Nullable Object poll(Predicate<Object> wanted, Cursor cursor) {
        Link before = last(cursor);
        for (Link link; (link = after(before)) != null; ) {
            if (link == Link.UNHOOKED) { // by a predicate that received
                cursor.at = null;
                before = taken;
                continue;
            }
            Object message = link.message;
            boolean takes = message == null || wanted.test(message);
            if (message != null && link.message == null) { // the predicate has received it
                cursor.at = null;
                before = taken;
            } else if (takes) {
                link.message = null;
                Link behind = link.next();
                if (behind != null) {
                    before.next(behind); // nobody hooks to a link that has one behind it
                    link.next(Link.UNHOOKED);
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
    final boolean isEmptyBehind(Cursor cursor) {
        return intake.isNewest(last(cursor));
    }

    /// Whether nothing is waiting that the owner has not taken.
    final boolean isEmpty() {
        return intake.isNewest(taken);
    }

    /// The last link that the owner has looked at. What comes, comes behind it.
    final Link last() {
        return taken;
    }

    /// The same for a selective receive.
    final Link last(Cursor cursor) {
        return cursor.at == null ? taken : cursor.at;
    }

    /// How far a selective receive has looked.
    static final class Cursor {
        private @Nullable Link at;
    }

    /// Hands every waiting message to `each` and empties the mailbox. When the owner has ended; its
    /// thread may still take some, and then `each` may get these too. What it has taken last, and
    /// perhaps not read yet, is left to it.
    final void drain(Consumer<Object> each) {
        Link start = taken;
        Link at = start;
        for (Link link; (link = after(at)) != null; ) {
            if (link == Link.UNHOOKED) {
                start = taken;
                at = start;
                continue;
            }
            at = link;
            Object message = link.message;
            if (message != null) {
                each.accept(message);
            }
        }
        if (at != start) {
            at.message = null;
            taken = at;
        }
    }

    /// The first messages that wait, so many at most; they stay.
    final List<Object> first(int most) {
        List<Object> first = new ArrayList<>();
        Link at = taken;
        for (Link link; first.size() < most && (link = at.next()) != null; at = link) {
            if (link == Link.UNHOOKED) {
                first.clear();
                link = taken;
            } else if (link.message != null) {
                first.add(link.message);
            }
        }
        return first;
    }

    /// Whether no more than so many wait; a moment's truth.
    final boolean holdsAtMost(int few) {
        int left = few;
        Link at = taken;
        for (Link link; (link = at.next()) != null && link != Link.UNHOOKED; at = link) {
            if (--left < 0) {
                return false;
            }
        }
        return true;
    }

    /// How many messages wait; a moment's truth when asked from outside.
    final int length() {
        int length = 0;
        Link at = taken;
        for (Link link; (link = at.next()) != null; at = link) {
            if (link == Link.UNHOOKED) {
                length = 0;
                link = taken;
            } else if (link.message != null) {
                length++;
            }
        }
        return length;
    }

    /// The link behind `link`, waiting for a producer that is between its two steps.
    private @Nullable Link after(Link link) {
        Link next = link.next();
        for (int spins = 0; next == null && !intake.isNewest(link); spins++) {
            if (spins < 64) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1); // let the producer run, if it has lost its processor
            }
            next = link.next();
        }
        return next;
    }
}
