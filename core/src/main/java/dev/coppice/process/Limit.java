package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Wakes the thread of one process when the time limit of a wait is up, by the machine's clock.
///
/// Most waits end long before their limit, so an alarm once set is left to ring: only then it looks
/// whether a wait has lasted too long, and is set again for what is left of one. A process that
/// calls a thousand servers, five seconds at most each, sets one alarm.
final class Limit {

    private static final long NO_ALARM = Long.MAX_VALUE;

    private static final VarHandle WAITING;
    private static final VarHandle UNTIL;

    static {
        try {
            var lookup = MethodHandles.lookup();
            WAITING = lookup.findVarHandle(Limit.class, "waiting", Thread.class);
            UNTIL = lookup.findVarHandle(Limit.class, "until", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Clock clock = Clock.system();
    private final long start =
            clock.nanoTime(); // times count from here, so that they can be compared
    private volatile @Nullable Thread waiting;

    @SuppressWarnings("UnusedVariable") // by its handle, and before waiting
    private long until;

    private volatile long rings = NO_ALARM;
    private Clock.@Nullable Alarm alarm; // guarded by this
    private boolean ended; // guarded by this

    /// Parks the calling thread until it is woken or the time is up; perhaps less long.
    ///
    /// @param deadline by the machine's clock
    void park(Deadline deadline, Object blocker) {
        long end = deadline.nanosFrom(start);
        UNTIL.setOpaque(this, end);
        waiting = Thread.currentThread(); // a full fence: the alarm sees it, or we see that it rang
        if (rings > end) {
            set(); // which may wait for a lock, and so miss that the thread is woken: look again
        } else {
            LockSupport.park(blocker);
        }
        WAITING.setRelease(this, null);
    }

    private synchronized void set() {
        cancel();
        if (!ended) {
            rings = (long) UNTIL.getOpaque(this);
            alarm = clock.after(Duration.ofNanos(Math.max(0, left(rings))), this::ring);
        }
    }

    private synchronized void ring() {
        if (left(rings) > 0) {
            return; // an earlier alarm that was cancelled too late
        }
        rings = NO_ALARM;
        Thread waiter = waiting;
        if (waiter == null) {
            return;
        }
        if (left((long) UNTIL.getOpaque(this)) <= 0) {
            LockSupport.unpark(waiter);
        } else {
            set();
        }
    }

    private long left(long end) {
        return end - (clock.nanoTime() - start);
    }

    /// The process has ended: no alarm may keep it in memory.
    synchronized void end() {
        ended = true;
        cancel();
    }

    private void cancel() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        rings = NO_ALARM;
    }
}
