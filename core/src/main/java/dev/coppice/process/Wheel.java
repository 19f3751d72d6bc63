package dev.coppice.process;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries by the tick at which they are due: wheels of 64 slots each, where a slot of one is as
/// wide as all of the wheel below it (Varghese and Lauck, 1987). Adding and removing cost the same
/// however many there are. What is due far away moves to a finer wheel when its slot begins, six
/// times at most on its way to an hour.
///
/// Not safe for several threads.
final class Wheel {

    /// That nothing is due, ever.
    static final long NEVER = Long.MAX_VALUE;

    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 10; // of 60 bits

    /// What waits for its tick.
    abstract static class Entry {
        private long due;
        private int place = NOWHERE;
        private Entry before = this; // around its slot
        private Entry behind = this;

        /// When it is due, once it was added.
        final long due() {
            return due;
        }
    }

    private static final int NOWHERE = -1;

    private final @Nullable Entry[] first = new Entry[LEVELS * SLOTS];
    private final long[] occupied = new long[LEVELS]; // a bit for each slot
    private long now;

    /// Adds an entry; one that is due already comes next.
    void add(Entry entry, long due) {
        entry.due = Math.max(due, now);
        place(entry);
    }

    private void place(Entry entry) {
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(entry.due ^ now | 1)) / BITS;
        int slot = (int) (entry.due >>> level * BITS) & SLOTS - 1;
        int place = level * SLOTS + slot;
        entry.place = place;
        Entry head = first[place];
        if (head == null) {
            first[place] = entry;
            occupied[level] |= 1L << slot;
        } else {
            entry.before = head.before;
            entry.behind = head;
            entry.before.behind = entry;
            head.before = entry;
        }
    }

    /// Removes an entry; answers whether it was there.
    boolean remove(Entry entry) {
        int place = entry.place;
        if (place == NOWHERE) {
            return false;
        }
        if (entry.behind == entry) {
            first[place] = null;
            occupied[place / SLOTS] &= ~(1L << place % SLOTS);
        } else {
            entry.before.behind = entry.behind;
            entry.behind.before = entry.before;
            if (first[place] == entry) {
                first[place] = entry.behind;
            }
            entry.before = entry;
            entry.behind = entry;
        }
        entry.place = NOWHERE;
        return true;
    }

    /// The tick at which to {@link #advance} next: something is due, or comes nearer.
    long next() {
        int level = level();
        return level == LEVELS ? NEVER : begin(level);
    }

    /// The finest wheel with something in it: whatever is in the others is due later.
    private int level() {
        int level = 0;
        while (level < LEVELS && occupied[level] == 0) {
            level++;
        }
        return level;
    }

    /// When its first occupied slot begins. All of them lie ahead, in the wheel's present round.
    private long begin(int level) {
        long round = now >>> level * BITS & -SLOTS;
        return Math.max(now, round + slot(level) << level * BITS);
    }

    private int slot(int level) {
        return Long.numberOfTrailingZeros(occupied[level]);
    }

    /// Removes what is due until then and hands it over, the earliest first, and of two that are
    /// due at the same tick the one that was added first.
    void advance(long to, Consumer<Entry> due) {
        for (int level; (level = level()) < LEVELS && begin(level) <= to; ) {
            now = begin(level);
            int place = level * SLOTS + slot(level);
            for (Entry entry; (entry = first[place]) != null; ) {
                remove(entry);
                if (entry.due <= now) {
                    due.accept(entry);
                } else {
                    place(entry);
                }
            }
        }
        now = Math.max(now, to);
    }
}
