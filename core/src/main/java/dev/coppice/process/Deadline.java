package dev.coppice.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Until when a process waits, by the clock of its node. It runs from the moment the wait begins;
/// arrivals do not restart it (B-04).
final class Deadline {

    private final @Nullable Clock clock; // none: for ever
    private final long start;
    private final long nanos;
    private Clock.@Nullable Alarm alarm;

    private Deadline(@Nullable Clock clock, long nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.start = clock == null ? 0 : clock.nanoTime();
    }

    private static final Deadline NEVER = new Deadline(null, 0);

    static Deadline never() {
        return NEVER;
    }

    /// @throws IllegalArgumentException when the limit is negative (B-05)
    static Deadline after(Duration limit, Clock clock) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a time limit cannot be negative: " + limit);
        }
        long nanos = SystemClock.nanos(limit);
        return nanos == Long.MAX_VALUE ? never() : new Deadline(clock, nanos);
    }

    boolean isOver() {
        return clock != null && left(clock) <= 0;
    }

    /// Parks the thread of a process until it is woken or the time is up; perhaps less long.
    void park(LocalProcess process, Object blocker) {
        if (clock != null && clock.isSystem()) {
            process.limit().park(this, blocker);
        } else {
            park(blocker);
        }
    }

    /// Parks the calling thread until it is woken or the time is up; perhaps less long.
    void park(Object blocker) {
        if (clock == null) {
            LockSupport.park(blocker);
        } else if (clock.isSystem()) {
            LockSupport.parkNanos(blocker, left(clock));
        } else {
            parkByAlarm(clock, blocker);
        }
    }

    private void parkByAlarm(Clock by, Object blocker) {
        if (alarm == null) {
            Thread waiting = Thread.currentThread();
            alarm = by.after(Duration.ofNanos(left(by)), () -> LockSupport.unpark(waiting));
            // which may have waited for a lock, and missed that the thread was woken: look again
        } else if (!isOver()) {
            LockSupport.park(blocker);
        }
    }

    /// The wait is over, for whatever reason.
    void cancel() {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /// When it is over, in nanoseconds from `since`.
    long nanosFrom(long since) {
        long begins = start - since;
        return nanos > Long.MAX_VALUE - Math.max(0, begins) ? Long.MAX_VALUE : begins + nanos;
    }

    private long left(Clock by) {
        return nanos - (by.nanoTime() - start);
    }
}
