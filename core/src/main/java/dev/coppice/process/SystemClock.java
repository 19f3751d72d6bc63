package dev.coppice.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The machine's time. One daemon thread of the platform fires every alarm, so that timers run even
/// while every carrier of virtual threads is busy (H-02); it sleeps until the next is due, which
/// may be an eighth of a millisecond late.
final class SystemClock implements Clock {

    static final SystemClock INSTANCE = new SystemClock();

    private static final int NANOS_A_TICK = 17; // as a power of two

    private final long start = System.nanoTime();
    private final Wheel wheel = new Wheel(); // guarded by this, as is the rest
    private long wakes = Wheel.NEVER; // the tick for which the thread has set itself
    private @Nullable Thread thread;

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        return at(nanoTime() + nanos(delay), action);
    }

    /// Runs `action` once, when {@link #nanoTime} has come to `due` at the earliest.
    Alarm at(long due, Runnable action) {
        Waiting alarm = new Waiting(action);
        long since = due - start; // less than zero when it is more than a long can hold
        synchronized (this) {
            wheel.add(alarm, ((since < 0 ? Long.MAX_VALUE : since) >> NANOS_A_TICK) + 1);
            if (alarm.due() < wakes) {
                wakes = wheel.next();
                wake();
            }
        }
        return alarm;
    }

    private void wake() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("coppice-clock").start(this::run);
        } else {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        List<Waiting> due = new ArrayList<>();
        while (true) {
            long next = take(due);
            due.forEach(Waiting::run);
            due.clear();
            if (next == Wheel.NEVER) {
                LockSupport.park(this);
            } else {
                long left = start + (next << NANOS_A_TICK) - nanoTime();
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                }
            }
        }
    }

    /// Takes what is due now; answers when something will be.
    private synchronized long take(List<Waiting> due) {
        wheel.advance(nanoTime() - start >> NANOS_A_TICK, entry -> due.add((Waiting) entry));
        wakes = wheel.next();
        return wakes;
    }

    private final class Waiting extends Wheel.Entry implements Alarm {

        private volatile @Nullable Runnable action;

        private Waiting(Runnable action) {
            this.action = action;
        }

        @Override
        public void cancel() {
            action = null;
            synchronized (SystemClock.this) {
                wheel.remove(this);
            }
        }

        private void run() {
            Runnable now = action;
            action = null;
            if (now == null) {
                return;
            }
            try {
                now.run();
            } catch (Throwable failure) { // of one alarm: the others ring all the same
                Thread self = Thread.currentThread();
                self.getUncaughtExceptionHandler().uncaughtException(self, failure);
            }
        }
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
