package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The machine's time. One daemon thread of the platform fires every alarm, so that timers run even
/// while every carrier of virtual threads is busy (H-02); it sleeps until the next is due, which
/// may be an eighth of a millisecond late.
///
/// Nobody waits for that thread, nor for each other. Who sets an alarm puts it into the wheel; who
/// cancels one marks it as over, and it is forgotten later. It holds nothing by then, and of those
/// that are over there are never many more than of those that wait.
final class SystemClock implements Clock {

    static final SystemClock INSTANCE = new SystemClock(null);

    private static final int MANY = 4096; // cancelled: the thread sees to it that they are not more
    static final long AWAKE = Long.MIN_VALUE;

    private static final VarHandle CANCELLED;

    static {
        try {
            CANCELLED =
                    MethodHandles.lookup().findVarHandle(SystemClock.class, "cancelled", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long start = System.nanoTime(); // times count from here, and so can be compared
    private final Wheel wheel = new Wheel();
    volatile long wakes = Wheel.NEVER; // when the thread does by itself

    @SuppressWarnings("UnusedVariable") // by its handle
    private int cancelled; // since the wheel was swept, or fewer: two at once may count as one

    private volatile @Nullable Thread thread;

    // the thread's own
    private int left; // in the wheel, when it was swept
    private final Consumer<Wheel.Entry> ring =
            SystemClock::ring; // made once, whatever memory is left

    /// @param thread the one that rings, once it has been started
    SystemClock(@Nullable Thread thread) {
        this.thread = thread;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Action alarm = new Action(dueAfter(Math.max(0, nanos(delay))), action);
        set(alarm);
        return alarm;
    }

    /// When something is due that waits so long, as {@link #left} understands it.
    long dueAfter(long nanos) {
        long now = nanoTime() - start;
        return nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
    }

    /// How long it is until then.
    long left(long due) {
        return due - (nanoTime() - start);
    }

    /// Lets this ring when it is due, unless it is over by then.
    void set(Waiting alarm) {
        long advance = wheel.add(alarm);
        if (advance < wakes) {
            wakes = advance;
            wake();
        }
    }

    /// Hears that something that was set is over before it was due.
    void cancelled() {
        int count = 1 + (int) CANCELLED.getOpaque(this);
        CANCELLED.setOpaque(this, count);
        if (count % MANY == 0) { // at times, that is: the thread knows whether they are too many
            wake();
        }
    }

    private void wake() {
        if (thread == null) {
            start();
        }
        LockSupport.unpark(thread);
    }

    private synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("coppice-clock").start(this::run);
        }
    }

    private void run() {
        while (true) {
            wakes = AWAKE; // nobody needs to wake it until it says when it wakes
            if ((int) CANCELLED.getOpaque(this) >= Math.max(MANY, left / 2)) {
                CANCELLED.setOpaque(this, 0);
                left = wheel.sweep();
            }
            wheel.advance(nanoTime() - start, ring);
            sleep();
        }
    }

    /// Waits until something may be due.
    private void sleep() {
        long next = sayWhenItWakes();
        if (next == Wheel.NEVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, left(next));
        }
    }

    /// From now on, who sets an alarm wakes the thread if it has to wake earlier than it has said.
    /// What was set before that it has to see for itself, so it looks again; and then that counts.
    long sayWhenItWakes() {
        wakes = wheel.next();
        return wheel.next();
    }

    /// Whatever it does, the others ring all the same.
    private static void ring(Wheel.Entry entry) {
        try {
            ((Waiting) entry).ring();
        } catch (Throwable failure) {
            report(failure);
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

    /// What rings once, on the clock's thread.
    abstract static class Waiting extends Wheel.Entry {

        Waiting(long due) {
            super(due);
        }

        abstract void ring();
    }

    private static final class Action extends Waiting implements Alarm {

        private static final VarHandle ACTION;

        static {
            try {
                ACTION =
                        MethodHandles.lookup()
                                .findVarHandle(Action.class, "action", Runnable.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private volatile @Nullable Runnable action;

        private Action(long due, Runnable action) {
            super(due);
            this.action = action;
        }

        @Override
        boolean isOver() {
            return action == null;
        }

        @Override
        void ring() {
            Runnable now = (Runnable) ACTION.getAndSet(this, null);
            if (now != null) {
                now.run();
            }
        }

        @Override
        public void cancel() {
            if (ACTION.getAndSet(this, null) != null) {
                INSTANCE.cancelled();
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
