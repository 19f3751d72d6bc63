package dev.coppice.carrier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What is ready on one carrier, the oldest first. Its owner alone adds; anybody takes.
///
/// Bounded, so that to add is one ordered write; what finds no room goes elsewhere.
final class Ring {

    static final int PLACES = 256;

    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Ring.class, "head", long.class);
            TAIL = lookup.findVarHandle(Ring.class, "tail", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final AtomicReferenceArray<@Nullable Runnable> places =
            new AtomicReferenceArray<>(PLACES);
    private volatile long head; // how many have been taken

    @SuppressWarnings("UnusedVariable") // by its handle
    private long tail; // how many have been added

    /// Adds a task, unless there is no room. For the owner.
    boolean add(Runnable task) {
        long end = (long) TAIL.getOpaque(this);
        if (end - head >= PLACES) {
            return false;
        }
        places.setPlain(place(end), task);
        TAIL.setRelease(this, end + 1);
        return true;
    }

    /// Takes the oldest task, if there is one. For the owner.
    @Nullable Runnable take() {
        for (; ; ) {
            long at = head;
            if ((long) TAIL.getOpaque(this) <= at) {
                return null;
            }
            Runnable task = places.getPlain(place(at));
            if (HEAD.compareAndSet(this, at, at + 1)) {
                places.setPlain(place(at), null); // it must not stay in memory
                return task;
            }
        }
    }

    /// Takes the oldest task, if there is one. For anybody but the owner.
    @Nullable Runnable steal() {
        for (; ; ) {
            long at = head;
            if ((long) TAIL.getAcquire(this) <= at) {
                return null;
            }
            Runnable task = places.getOpaque(place(at));
            if (HEAD.compareAndSet(this, at, at + 1)) {
                boolean _ = places.compareAndSet(place(at), task, null); // or another has its place
                return task;
            }
        }
    }

    /// How many wait; a moment's truth for all but the owner.
    int size() {
        long taken = head;
        return (int) Math.max(0, (long) TAIL.getAcquire(this) - taken);
    }

    private static int place(long number) {
        return (int) number & (PLACES - 1);
    }
}
