package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A virtual thread that runs ready work, one piece after another, while it has a seat.
///
/// When the work it runs waits, it loses its seat, finishes that piece whenever it can, and ends.
final class Runner implements Context {

    /// How many kept pieces in a row may go before the queue, so that two servers that keep talking
    /// to each other starve nobody.
    private static final int KEPT_IN_A_ROW = 32;

    /// After so many turns it looks at the clock.
    private static final int TURNS_A_LOOK = 64;

    private static final long LONG_NANOS = 1_000_000;

    private static final VarHandle KEPT;
    private static final VarHandle RESTING;
    private static final VarHandle TURN;

    static {
        try {
            var lookup = MethodHandles.lookup();
            KEPT = lookup.findVarHandle(Runner.class, "kept", Scheduler.Ready.class);
            RESTING = lookup.findVarHandle(Runner.class, "resting", boolean.class);
            TURN = lookup.findVarHandle(Runner.class, "turn", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final int seat;
    private final Scheduler scheduler;
    private final Thread thread;
    private Scheduler.@Nullable Ready kept; // written by its own thread only
    private volatile boolean resting;
    final Lookout lookout;
    private boolean left; // its own thread's knowledge that the seat is gone
    private long turn; // grows while it gets on with its work; read by the watch
    private long since = System.nanoTime(); // it has had a processor, at the longest
    private @Nullable LocalProcess process;
    private final Scheduler.@Nullable Ready only; // all that it will ever run

    Runner(Scheduler scheduler, int seat) {
        this(scheduler, seat, null);
    }

    /// A runner without a seat, for one piece of work.
    static Runner of(Scheduler scheduler, Scheduler.Ready work) {
        return new Runner(scheduler, -1, work);
    }

    private Runner(Scheduler scheduler, int seat, Scheduler.@Nullable Ready only) {
        this.only = only;
        this.scheduler = scheduler;
        this.seat = seat;
        this.lookout = new Lookout(this, scheduler);
        this.thread = scheduler.thread(this, this::run);
        thread.setName("coppice-runner");
    }

    void start() {
        scheduler.begin(thread);
    }

    private void run() {
        if (only != null) {
            only.run(this);
            return;
        }
        try {
            work();
        } finally {
            leave();
        }
    }

    private void work() {
        int turns = 0;
        for (int row = 0; !left() && !scheduler.closed(); ) {
            Scheduler.Ready work = row < KEPT_IN_A_ROW ? giveUp() : null;
            row = work == null ? 0 : row + 1;
            if (work == null) {
                work = scheduler.take();
            }
            if (work == null) {
                work = giveUp();
            }
            if (work == null) {
                lookout.forWork();
                work = giveUp();
            }
            if (work == null) {
                rest();
            } else {
                countTurn();
                if (++turns % TURNS_A_LOOK == 0) {
                    letOthersRun();
                }
                work.run(this);
                var _ = Thread.interrupted(); // meant for what ran, not for what runs next
            }
        }
    }

    private void rest() {
        resting = true;
        while (resting && !left() && !scheduler.closed()) {
            if (scheduler.hasWork() && RESTING.compareAndSet(this, true, false)) {
                return;
            }
            long start = Looking.now();
            LockSupport.park(this);
            var _ = Thread.interrupted(); // a late one, of code that kept the thread: or it would
            // not wait
            lookout.rested(start);
            since = System.nanoTime();
        }
        resting = false;
    }

    /// Looks for a while whether a message comes to the process that it has just run.
    boolean awaits(ReactiveProcess process) {
        return !hasOther() && lookout.forMessage(process.mailbox());
    }

    /// It has been given work while it looked.
    void isGiven(Scheduler.Ready work) {
        KEPT.setRelease(this, work);
    }

    /// Whether it may go on with what it runs, as there is nothing else for it to do.
    boolean goesOn() {
        countTurn();
        letOthersRun();
        return !hasOther();
    }

    /// Virtual threads are not preempted: while there is always work, plain processes would wait
    /// for ever. So it gives up its processor for a moment when it has had it for long and they
    /// wait.
    private void letOthersRun() {
        long now = System.nanoTime();
        if (only == null && now - since > LONG_NANOS) {
            since = now;
            Crowding.giveWay(this);
        }
    }

    private boolean hasOther() {
        return only != null || kept != null || left() || scheduler.hasWork();
    }

    void countTurn() {
        TURN.setOpaque(this, turn + 1);
    }

    /// Wakes it if it rests.
    boolean wake() {
        if (resting && RESTING.compareAndSet(this, true, false)) {
            LockSupport.unpark(thread);
            return true;
        }
        return false;
    }

    /// Keeps work for its own next turn, if it has a seat and nothing kept yet. If the watch takes
    /// the seat at this very moment, it may miss the work; it looks once more, a tick later.
    boolean keep(Scheduler asked, Scheduler.Ready work) {
        if (asked != scheduler || kept != null || left()) {
            return false;
        }
        KEPT.setRelease(this, work);
        return !left() || giveUp() == null;
    }

    private Scheduler.@Nullable Ready giveUp() {
        Scheduler.Ready work = kept;
        if (work != null) {
            KEPT.setOpaque(this, null);
        }
        return work;
    }

    /// What it keeps, for others to run if it cannot. Both may: such work bears it.
    Scheduler.@Nullable Ready kept() {
        return (Scheduler.Ready) KEPT.getAcquire(this);
    }

    boolean resting() {
        return resting;
    }

    long turn() {
        return (long) TURN.getOpaque(this);
    }

    @Override
    public @Nullable LocalProcess process() {
        return process;
    }

    void running(@Nullable LocalProcess now) {
        process = now;
    }

    /// Whether the process that it has been running has nothing to do.
    boolean isAwaiting() {
        return lookout.isAwaiting();
    }

    Thread thread() {
        return thread;
    }

    /// Its work must wait, maybe for the end that it has brought about.
    @Override
    public boolean doesMeanwhile() {
        Scheduler.Ready work = kept;
        LocalProcess waiting = process;
        if (work == null || waiting == null || !work.fitsInto(waiting)) {
            return false;
        }
        KEPT.setOpaque(this, null);
        countTurn();
        process = null;
        try {
            work.run(this);
        } finally {
            process = waiting;
        }
        return true;
    }

    /// Its work looks whether it must wait, maybe for what it has kept: others take that. If none
    /// of them is there, looking would only keep them from it.
    @Override
    public boolean beforeLooking() {
        Scheduler.Ready given = giveUp();
        return given == null || scheduler.enqueue(given);
    }

    /// Its work is about to wait: somebody else takes the seat.
    @Override
    public void beforeWaiting() {
        if (only == null && (!left || kept != null)) {
            leave();
        }
    }

    /// Gives up the seat, if it still has it, and what it keeps.
    private void leave() {
        left = true;
        Scheduler.Ready given = giveUp();
        boolean _ = scheduler.vacate(this);
        if (given == null) {
            scheduler.handOver(); // who brought work when it looked or lay down counted on it
        } else {
            scheduler.enqueue(given);
        }
    }

    @Override
    public void wake(Thread waiting) {
        scheduler.wake(waiting);
    }

    boolean left() {
        if (only == null && !left && !scheduler.seated(this)) {
            left = true;
        }
        return left;
    }
}
