package dev.coppice.process;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Notices runners that are stuck while work waits. A thread of the platform, so that it runs even
/// when every carrier is busy; it rests while nothing waits.
final class Watch {

    private static final long TICK_NANOS = 1_000_000;

    private final Scheduler scheduler;
    private volatile boolean asked;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    Watch(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Work waits: look after the runners until none does.
    void ask() {
        if (!asked) {
            begin();
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private synchronized void begin() {
        if (asked || closed) {
            return;
        }
        Thread watcher = thread;
        if (watcher == null) {
            thread = Thread.ofPlatform().daemon().name("coppice-watch").start(this::run);
        }
        asked = true;
        LockSupport.unpark(watcher);
    }

    private void run() {
        long[] ticks = new long[scheduler.seats()];
        while (!closed) {
            LockSupport.parkNanos(this, TICK_NANOS);
            if (scheduler.relieve(ticks)) {
                continue;
            }
            asked = false;
            LockSupport.parkNanos(this, TICK_NANOS); // until what was kept just then can be seen
            if (scheduler.relieve(ticks)) {
                asked = true;
                continue;
            }
            while (!asked && !closed) {
                LockSupport.park(this);
            }
        }
    }
}
