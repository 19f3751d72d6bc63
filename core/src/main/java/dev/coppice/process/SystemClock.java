package dev.coppice.process;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The machine's time. One daemon thread of the platform fires every alarm, so that timers run even
/// while every carrier of virtual threads is busy (H-02).
final class SystemClock implements Clock {

    static final SystemClock INSTANCE = new SystemClock();

    private final ScheduledThreadPoolExecutor alarms;

    private SystemClock() {
        alarms =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("coppice-clock").factory());
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        ScheduledFuture<?> alarm = alarms.schedule(action, nanos(delay), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    @Override
    public boolean isSystem() {
        return true;
    }

    /// A duration in nanoseconds, the longest there is when it is longer.
    static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
