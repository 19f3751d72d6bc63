package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
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
    private static final Object GIVEN_UP = new Object();

    private volatile @Nullable Object outcome;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Owed owedBy; // set once the process that has it lets it wait

    /// An answer still to be given.
    protected Answer() {}

    /// The process that waits for it, if it is known.
    public Optional<Pid> client() {
        return Optional.empty();
    }

    /// Gives the answer, if none was given. From any thread; but a process that has been ended
    /// answers nobody any more.
    public final boolean give(@Nullable T value) {
        LocalProcess giver = Context.current().process();
        if (giver != null) {
            giver.stopIfEnded();
        }
        Tracing.answer(this, value);
        return settle(value == null ? NOTHING : value);
    }

    /// Says that none will come, if none was given. From any thread.
    public final boolean fail(ExitReason reason) {
        return settle(new Failed(reason));
    }

    /// Says that nobody waits for it any more: whoever owes it need not keep it.
    public final boolean giveUp() {
        return settle(GIVEN_UP);
    }

    /// Whether the matter is settled: answered, failed or given up.
    public final boolean isSettled() {
        return outcome != null;
    }

    private boolean settle(Object with) {
        if (outcome != null || !OUTCOME.compareAndSet(this, null, with)) {
            return false;
        }
        Thread waiter = waiting;
        if (waiter != null) {
            Context.of(waiter).wake(waiter);
        }
        Owed keeper = owedBy;
        if (keeper != null) {
            keeper.settled(this);
        }
        return true;
    }

    void owedBy(Owed keeper) {
        owedBy = keeper;
    }

    /// Waits for the answer, by any thread, process or not.
    ///
    /// A process that is ended while it waits unwinds with its exit. A thread outside any process
    /// that is interrupted gives up, with its interrupt still set.
    ///
    /// @param limit how long at most, by the clock of the waiting process's node; outside any
    ///   process by the machine's
    /// @return the value (null for none), a {@link Failed}, or this answer itself when the time was
    ///   up
    public final @Nullable Object await(Duration limit) {
        Context context = Context.current();
        LocalProcess process = context.process();
        boolean interrupted = false;
        if (process != null) {
            process.receivesOwnSignals();
        }
        boolean waits = outcome == null;
        while (waits) { // maybe for what was put off, of which it may end, too
            waits = context.doesMeanwhile() && outcome == null;
            if (process != null) {
                process.stopIfEnded();
            }
        }
        if (outcome == null && !comesSoon(context, process)) {
            waiting = Thread.currentThread();
            if (outcome == null) {
                context.beforeWaiting();
                interrupted = process == null ? park(limit) : park(process, limit);
            }
            waiting = null;
        }
        if (process != null) {
            process.stopIfEnded(); // a link that fires with the answer comes first (G-23)
        }
        Object settled = outcome;
        if (settled == null || settled == GIVEN_UP) {
            return interrupted ? new Failed(INTERRUPTED) : this;
        }
        return settled == NOTHING ? null : settled;
    }

    private boolean comesSoon(Context context, @Nullable LocalProcess process) {
        Looking by = process == null ? null : process.looking;
        int looks = by == null ? 0 : by.looks();
        if (by == null || looks == 0 || !context.beforeLooking()) {
            return false;
        }
        for (; looks > 0 && outcome == null; looks--) {
            Thread.onSpinWait();
        }
        return by.learn(looks > 0);
    }

    /// A process waits by its node's clock; an interrupt is kept for later.
    private boolean park(LocalProcess process, Duration limit) {
        Deadline deadline = Deadline.after(limit, process.home.clock());
        boolean interrupted = false;
        process.mailbox().rest();
        process.asker = Thread.currentThread();
        try {
            for (boolean over = limit.isZero();
                    outcome == null && !over;
                    over = deadline.isOver()) {
                long start = Looking.now();
                process.home.scheduler.park(process, deadline, this);
                process.waited(start);
                process.stopIfEnded();
                interrupted |= Thread.interrupted();
                if (outcome != null) {
                    break; // nobody need know the time
                }
            }
            return false;
        } finally {
            process.asker = null;
            deadline.cancel();
            if (interrupted && process.isAlive()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A thread outside any process waits by the machine's clock; an interrupt ends that.
    private boolean park(Duration limit) {
        Deadline deadline = Deadline.after(limit, Clock.system());
        while (outcome == null && !deadline.isOver()) {
            if (Thread.currentThread().isInterrupted()) {
                return true;
            }
            deadline.park(this);
        }
        return false;
    }

    /// That a thread outside any process was interrupted while it waited.
    private static final ExitReason INTERRUPTED = ExitReason.of("interrupted");
}
