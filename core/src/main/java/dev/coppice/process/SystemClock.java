package dev.coppice.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
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
    private @Nullable Waiting due; // taken from the wheel, and not run yet
    private @Nullable Waiting lastDue;
    private final Consumer<Wheel.Entry> addDue = this::addDue; // made once, whatever memory is left

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        return at(nanoTime() + Math.max(0, nanos(delay)), action);
    }

    /// Runs `action` once, when {@link #nanoTime} has come to `due` at the earliest.
    Alarm at(long due, Runnable action) {
        Waiting alarm = new Waiting(action);
        long since = due - start; // less than zero when it is more than a long can hold
        synchronized (this) {
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("coppice-clock").start(this::run);
            }
            wheel.add(alarm, ((since < 0 ? Long.MAX_VALUE : since) >> NANOS_A_TICK) + 1);
            if (alarm.due() < wakes) {
                wakes = wheel.next();
                LockSupport.unpark(thread);
            }
        }
        return alarm;
    }

    private void run() {
        while (true) {
            Waiting alarm = next();
            if (alarm != null) {
                alarm.run();
            } else {
                sleep();
            }
        }
    }

    private synchronized @Nullable Waiting next() {
        Waiting alarm = due;
        if (alarm == null) {
            wheel.advance(nanoTime() - start >> NANOS_A_TICK, addDue);
            alarm = due;
        }
        if (alarm != null) {
            due = alarm.next;
        }
        return alarm;
    }

    private void addDue(Wheel.Entry entry) {
        Waiting alarm = (Waiting) entry;
        if (due == null) {
            due = alarm;
        } else if (lastDue != null) {
            lastDue.next = alarm;
        }
        lastDue = alarm;
    }

    /// Waits until something may be due. An alarm may have used up that the thread was woken while
    /// it ran; but it reads for when to set itself after that.
    private void sleep() {
        long next;
        synchronized (this) {
            next = wheel.next();
            wakes = next;
        }
        if (next == Wheel.NEVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, start + (next << NANOS_A_TICK) - nanoTime());
        }
    }

    private static final class Waiting extends Wheel.Entry implements Alarm {

        private volatile @Nullable Runnable action;
        private @Nullable Waiting next; // that is due

        private Waiting(Runnable action) {
            this.action = action;
        }

        @Override
        public void cancel() {
            action = null;
            synchronized (INSTANCE) {
                var _ = INSTANCE.wheel.remove(this);
            }
        }

        /// Whatever the action throws, the others ring all the same.
        private void run() {
            Runnable now = action;
            action = null;
            next = null;
            if (now != null) {
                try {
                    now.run();
                } catch (Throwable failure) {
                    report(failure);
                }
            }
        }

        private static void report(Throwable failure) {
            try {
                Thread self = Thread.currentThread();
                self.getUncaughtExceptionHandler().uncaughtException(self, failure);
            } catch (Throwable nobodyHears) {
                // there is nobody else to tell
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
