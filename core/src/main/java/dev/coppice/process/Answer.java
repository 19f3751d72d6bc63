package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A message whose sender waits for an answer, and the place the answer goes to.
///
/// The answer never passes a mailbox: waiting does not scan one (B-15), and an answer that comes
/// late or twice vanishes (G-19, G-27). When the process that has the message ends without having
/// answered, the sender hears why, without a monitor (G-22).
///
/// @param <T> what is answered
public class Answer<T> {

    private static final VarHandle OUTCOME;

    static {
        try {
            OUTCOME = MethodHandles.lookup().findVarHandle(Answer.class, "outcome", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// That no answer will come.
    ///
    /// @param reason why
    public record Failed(ExitReason reason) {}

    private static final Object NOTHING = new Object();

    private volatile @Nullable Object outcome;
    private volatile @Nullable Thread waiting;

    /// An answer still to be given.
    protected Answer() {}

    /// Gives the answer, if none was given. From any thread.
    public final boolean give(@Nullable T value) {
        Tracing.answer(this, value);
        return settle(value == null ? NOTHING : value);
    }

    /// Says that none will come, if none was given. From any thread.
    public final boolean fail(ExitReason reason) {
        return settle(new Failed(reason));
    }

    /// Whether the matter is settled.
    public final boolean isSettled() {
        return outcome != null;
    }

    private boolean settle(Object with) {
        if (outcome != null || !OUTCOME.compareAndSet(this, null, with)) {
            return false;
        }
        Thread waiter = waiting;
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
        return true;
    }

    /// Waits for the answer, by any thread, process or not.
    ///
    /// A process that is ended while it waits unwinds with its exit. A thread outside any process
    /// that is interrupted gives up, with its interrupt still set.
    ///
    /// @param limit how long at most, in real time
    /// @return the value (null for none), a {@link Failed}, or this answer itself when the time was
    ///   up
    public final @Nullable Object await(Duration limit) {
        if (outcome == null) {
            Context context = Context.current();
            LocalProcess process = context.process();
            if (!comesSoon(context, process)) {
                waiting = Thread.currentThread();
                if (outcome == null) {
                    context.beforeWaiting();
                    park(process, SystemClock.nanos(limit));
                }
                waiting = null;
            }
        }
        Object settled = outcome;
        return settled == null ? this : settled == NOTHING ? null : settled;
    }

    private boolean comesSoon(Context context, @Nullable LocalProcess process) {
        Looking by = process == null ? null : process.looking;
        int looks = by == null ? 0 : by.looks();
        if (by == null || looks == 0) {
            return false;
        }
        context.beforeLooking();
        for (; looks > 0; looks--) {
            if (outcome != null) {
                by.came();
                return true;
            }
            Thread.onSpinWait();
        }
        by.inVain();
        return false;
    }

    private void park(@Nullable LocalProcess process, long nanos) {
        boolean forEver = nanos == Long.MAX_VALUE;
        long start = System.nanoTime();
        boolean interrupted = false;
        while (outcome == null) {
            long left = forEver ? Long.MAX_VALUE : nanos - (System.nanoTime() - start);
            if (left <= 0) {
                break;
            }
            if (forEver) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
            if (process != null) {
                process.stopIfEnded();
                process.waited(start);
            }
            if (Thread.interrupted()) {
                interrupted = true;
                if (process == null) {
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
