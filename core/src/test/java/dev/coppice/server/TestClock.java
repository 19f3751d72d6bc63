package dev.coppice.server;

import dev.coppice.process.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that stands still, and knows which alarms are set.
final class TestClock implements Clock {

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

    void advance(Duration by) {
        long until = now.addAndGet(by.toNanos());
        for (Waiting alarm : List.copyOf(alarms)) {
            if (alarm.due() <= until && alarms.remove(alarm)) {
                alarm.action().run();
            }
        }
    }
}
