package dev.coppice.carrier;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Notices who is stuck while work waits, by a look now and then. A thread of the platform, so that
/// it runs even when every carrier is busy; it rests while there is nothing to look after.
public final class Watch {

    /// What is watched: a number of threads that run work.
    public interface Watched {

        /// How many they may be.
        int size();

        /// Looks after those that have been at the same piece of work since `ticks` was last
        /// written. Answers whether to look again.
        boolean look(long[] ticks);
    }

    private final String name;
    private final long tickNanos;
    private final Watched watched;
    private volatile boolean asked;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /// @param name what its thread is called
    /// @param tickNanos how long from one look to the next
    public Watch(String name, long tickNanos, Watched watched) {
        this.name = name;
        this.tickNanos = tickNanos;
        this.watched = watched;
    }

    /// Work waits: look after those who run it, until there is nothing to look after.
    public void ask() {
        if (!asked) {
            begin();
        }
    }

    /// It will not look again.
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private synchronized void begin() {
        if (asked || closed) {
            return;
        }
        Thread watcher = thread;
        if (watcher == null) {
            thread =
                    Thread.ofPlatform()
                            .daemon()
                            .name(name)
                            .inheritInheritableThreadLocals(false)
                            .start(this::run);
        }
        asked = true;
        try {
            LockSupport.unpark(watcher);
        } catch (Throwable failure) {
            asked = false; // no stack left: the next who asks wakes it
            throw failure;
        }
    }

    private void run() {
        long[] ticks = new long[watched.size()];
        while (!closed) {
            LockSupport.parkNanos(this, tickNanos);
            if (watched.look(ticks)) {
                continue;
            }
            asked = false;
            LockSupport.parkNanos(this, tickNanos); // until what was kept just then can be seen
            if (watched.look(ticks)) {
                asked = true;
                continue;
            }
            while (!asked && !closed) {
                LockSupport.park(this);
            }
        }
    }
}
