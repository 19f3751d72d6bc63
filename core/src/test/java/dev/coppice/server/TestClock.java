package dev.coppice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A clock that stands still, and knows which alarms are set.
final class TestClock implements Clock {

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    record Waiting(long due, Runnable action) {}

    final List<Waiting> alarms = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Waiting alarm = new Waiting(now.get() + delay.toNanos(), action);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /// Waits until so many alarms are set.
    void awaitAlarms(int number) {
        long start = System.nanoTime();
        while (alarms.size() != number && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(100_000);
        }
        assertThat(alarms).hasSize(number);
    }

    void advance(Duration by) {
        long until = now.addAndGet(by.toNanos());
        for (Waiting alarm : List.copyOf(alarms)) {
            if (alarm.due() <= until && alarms.remove(alarm)) {
                alarm.action().run();
            }
        }
    }
}
