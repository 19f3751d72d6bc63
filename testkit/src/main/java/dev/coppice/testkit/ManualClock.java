package dev.coppice.testkit;

import dev.coppice.process.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// A clock that stands still until it is told to advance.
///
/// ```java
/// @Test
/// void anIdleCacheEnds(ManualClock clock) {
///   Pid cache = Cache.start(ofMinutes(10));
///   clock.advance(ofMinutes(10));
///   assertEnds(cache, ExitReason.NORMAL);
/// }
/// ```
///
/// Time limits of the testkit's own assertions, and of calls by threads that are no processes, are
/// real time on any clock.
public final class ManualClock implements Clock {

    private final PriorityQueue<Waiting> alarms =
            new PriorityQueue<>(
                    Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::number));
    private long now;
    private long set;

    /// A clock at its beginning.
    public ManualClock() {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    /// Sets an alarm. One whose time has come already, because the delay is zero, goes off at once.
    @Override
    public Alarm after(Duration delay, Runnable action) {
        long nanos = TimeUnit.NANOSECONDS.convert(delay);
        if (nanos <= 0) {
            action.run();
            return () -> {};
        }
        synchronized (this) {
            long due = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
            Waiting alarm = new Waiting(due, set++, action);
            alarms.add(alarm);
            return () -> cancel(alarm);
        }
    }

    /// Lets this much time pass. The alarms due go off in their order on the calling thread, each
    /// at its own moment, those that they set themselves included.
    ///
    /// A process woken by one runs when it runs: wait for what it does. And one that has not set
    /// its alarm yet misses the time: see {@link ProcessAssertions#awaitWaiting}.
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time cannot go back: " + by);
        }
        long until;
        synchronized (this) {
            until = now + TimeUnit.NANOSECONDS.convert(by);
        }
        Optional<Waiting> due = nextDue(until);
        while (due.isPresent()) {
            due.get().action().run();
            due = nextDue(until);
        }
    }

    /// How many alarms are set.
    public synchronized int pending() {
        return alarms.size();
    }

    private synchronized Optional<Waiting> nextDue(long until) {
        Waiting next = alarms.peek();
        if (next == null || next.due() > until) {
            now = Math.max(now, until);
            return Optional.empty();
        }
        now = Math.max(now, next.due());
        return Optional.of(alarms.remove());
    }

    private synchronized void cancel(Waiting alarm) {
        alarms.remove(alarm);
    }

    @Override
    public synchronized String toString() {
        return "a clock at " + Duration.ofNanos(now) + " with " + alarms.size() + " alarms set";
    }

    private record Waiting(long due, long number, Runnable action) {}
}
