package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries by when they are due, to an eighth of a millisecond: wheels of 64 slots each, where a
/// slot of one is as wide as all of the wheel below it (Varghese and Lauck, 1987). Adding costs the
/// same however many there are. What is due far away moves to a finer wheel when its slot begins,
/// six times at most on its way to an hour.
///
/// Any thread may add, and does not wait for another: a slot is a stack. All the rest is for one
/// thread, the wheel's. Nothing is removed: what is over before its time is dropped when its slot
/// begins or when the wheel is swept, so that who ends an entry need not know where it is.
final class Wheel {

    /// That nothing is due, ever.
    static final long NEVER = Long.MAX_VALUE;

    private static final int NANOS_A_TICK = 17; // as a power of two
    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 8; // of 48 bits: 292 years are 46

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Entry[].class);
    private static final VarHandle MARKS = MethodHandles.arrayElementVarHandle(long[].class);

    /// What waits for its time.
    abstract static class Entry {

        final long due; // in nanoseconds
        @Nullable Entry next; // below it in its slot, or behind it in a list

        Entry(long due) {
            this.due = due;
        }

        /// Whether nobody waits for it any more. Then it stays so.
        abstract boolean isOver();

        /// The first tick that is not too early.
        private long tick() {
            return (due >> NANOS_A_TICK) + 1;
        }
    }

    private final @Nullable Entry[] slots = new Entry[LEVELS * SLOTS]; // the last added of each
    private final long[] occupied = new long[LEVELS]; // a bit for each slot
    private final long[] missed = new long[LEVELS]; // slots that had begun before one was added
    private volatile long now; // a tick

    /// Adds an entry; one that is due already comes next. From any thread.
    ///
    /// @return when the wheel has to be advanced because of it
    long add(Entry entry) {
        long seen = now;
        int place = place(entry, seen);
        push(entry, place);
        mark(occupied, place);
        if (now != seen && place(entry, now) != place) {
            mark(missed, place);
            return 0;
        }
        return nanos(begin(place, Math.max(entry.tick(), seen)));
    }

    private static int place(Entry entry, long now) {
        long tick = Math.max(entry.tick(), now);
        int level = level(now, tick);
        return level * SLOTS + slot(level, tick);
    }

    /// The finest wheel in whose present round the later tick lies.
    private static int level(long now, long later) {
        return (Long.SIZE - 1 - Long.numberOfLeadingZeros(now ^ later | 1)) / BITS;
    }

    private static int slot(int level, long tick) {
        return (int) (tick >>> level * BITS) & SLOTS - 1;
    }

    /// When the slot of this place begins in which the tick lies.
    private static long begin(int place, long tick) {
        int width = place / SLOTS * BITS;
        return tick >>> width << width;
    }

    private void push(Entry entry, int place) {
        Entry below;
        do {
            below = (Entry) SLOT.getVolatile(slots, place);
            entry.next = below;
        } while (!SLOT.compareAndSet(slots, place, below, entry));
    }

    private static void mark(long[] marks, int place) {
        long bit = 1L << place;
        if ((bits(marks, place / SLOTS) & bit) == 0) {
            var _ = (long) MARKS.getAndBitwiseOr(marks, place / SLOTS, bit);
        }
    }

    private static void unmark(long[] marks, int place) {
        var _ = (long) MARKS.getAndBitwiseAnd(marks, place / SLOTS, ~(1L << place));
    }

    /// When to {@link #advance} next: something is due, or comes nearer.
    long next() {
        return level(missed) < LEVELS ? 0 : nanos(nextTick());
    }

    private static long nanos(long tick) {
        return tick > NEVER >> NANOS_A_TICK ? NEVER : tick << NANOS_A_TICK;
    }

    /// When the first occupied slot begins: it is in the finest wheel that has one, and lies ahead
    /// in that wheel's present round.
    private long nextTick() {
        int level = level(occupied);
        if (level == LEVELS) {
            return NEVER;
        }
        long round = now >>> level * BITS & -SLOTS;
        int slot = Long.numberOfTrailingZeros(bits(occupied, level));
        return Math.max(now, round + slot << level * BITS);
    }

    /// The finest wheel of which a slot is marked.
    private static int level(long[] marks) {
        int level = 0;
        while (level < LEVELS && bits(marks, level) == 0) {
            level++;
        }
        return level;
    }

    private static long bits(long[] marks, int level) {
        return (long) MARKS.getVolatile(marks, level);
    }

    /// Removes what is due by then and hands it over in the order in which it is due, and what is
    /// due at the same nanosecond in the order in which it was added.
    void advance(long nanos, Consumer<Entry> due) {
        long to = nanos >> NANOS_A_TICK;
        for (long next; (next = nextTick()) <= to; ) {
            move(next, due);
        }
        move(Math.max(now, to), due);
    }

    /// It is this tick now, and of the slots seen occupied only those have begun that begin with
    /// it. But somebody may be adding to one that has: so the slots are looked at when everybody
    /// can see the time, as who adds looks at the time again when everybody can see the entry.
    private void move(long tick, Consumer<Entry> due) {
        int coarsest = level(now, tick); // those below it have begun a new round
        now = tick;
        Entry begun = null;
        for (int level = 0; level < LEVELS; level++) {
            long past = level < coarsest ? -1L : -1L >>> SLOTS - 1 - slot(level, tick);
            long slots = bits(occupied, level) & past | bits(missed, level);
            for (; slots != 0; slots &= slots - 1) {
                begun = taken(level * SLOTS + Long.numberOfTrailingZeros(slots), begun);
            }
        }
        if (begun != null) {
            sort(begun).forEach(due);
        }
    }

    /// Empties a slot onto these, which turns it round: the first added comes first.
    private @Nullable Entry taken(int place, @Nullable Entry others) {
        unmark(missed, place);
        unmark(occupied, place);
        Entry all = others;
        Entry below;
        for (Entry each = (Entry) SLOT.getAndSet(slots, place, null); each != null; each = below) {
            below = each.next;
            each.next = all;
            all = each;
        }
        return all;
    }

    /// Adds those again that are not due yet, and answers the others.
    private DueList sort(Entry begun) {
        DueList due = new DueList();
        Entry next;
        for (Entry each = begun; each != null; each = next) {
            next = each.next;
            each.next = null;
            if (each.isOver()) {
                continue;
            }
            if (each.tick() <= now) {
                due.append(each);
            } else {
                add(each);
            }
        }
        return due;
    }

    /// Drops what is over, but for the last added of each slot: whoever adds may be looking at it.
    ///
    /// @return how many are left
    int sweep() {
        int left = 0;
        for (int place = 0; place < slots.length; place++) {
            for (Entry kept = (Entry) SLOT.getVolatile(slots, place); kept != null; ) {
                left++;
                dropBelow(kept);
                kept = kept.next;
            }
        }
        return left;
    }

    private static void dropBelow(Entry kept) {
        for (Entry below; (below = kept.next) != null && below.isOver(); ) {
            kept.next = below.next;
            below.next = null; // whoever keeps it does not keep the others
        }
    }
}
