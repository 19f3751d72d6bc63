package dev.coppice.benchmarks.peer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A mailbox for a virtual thread, as one would write it by hand to be fast: a linked queue that
/// any thread puts into, and an owner that parks when it is empty.
///
/// @param <T> messages
public final class Plain<T> {

    private static final VarHandle NEWEST;

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(Plain.class, "newest", Link.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Link<T> {
        private @Nullable T message;
        private volatile @Nullable Link<T> next;

        private Link(@Nullable T message) {
            this.message = message;
        }
    }

    private Link<T> taken = new Link<>(null);

    @SuppressWarnings("UnusedVariable") // used through NEWEST
    private volatile Link<T> newest = taken;

    private volatile @Nullable Thread waiting;

    /// Appends a message.
    @SuppressWarnings("unchecked") // what was there is a link of the same type
    public void put(T message) {
        Link<T> link = new Link<>(message);
        ((Link<T>) NEWEST.getAndSet(this, link)).next = link;
        Thread owner = waiting;
        if (owner != null) {
            LockSupport.unpark(owner);
        }
    }

    /// Takes the oldest message, waiting for one.
    public T take() {
        Link<T> next = taken.next;
        while (next == null) {
            waiting = Thread.currentThread();
            next = taken.next;
            if (next == null) {
                LockSupport.park(this);
                next = taken.next;
            }
            waiting = null;
        }
        T message = next.message;
        next.message = null;
        taken = next;
        return Objects.requireNonNull(message);
    }

    /// Runs work on a virtual thread and returns its result.
    public static <T> T run(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        var thread = Thread.startVirtualThread(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            thread.join();
        }
    }
}
