package dev.coppice.process;

import dev.coppice.carrier.Carriers;
import dev.coppice.carrier.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Runs what is ready: servers with messages, and processes that are to end.
///
/// A few {@link Runner}s, as many as there are processors, take ready work in turn, so that a
/// message to a server costs a queue operation and not a thread switch. A runner that is about to
/// wait gives up its seat, and another takes it when there is work; one that is stuck in foreign
/// code is replaced by the {@link Watch} within a millisecond or two.
final class Scheduler implements Watch.Watched {

    /// Something to run to its end, or for a turn. It may be run by two at once, and once too
    /// often: it sees to it that this does no harm.
    interface Ready {
        void run(Runner runner);

        /// Whether it may be done while this process is in the middle of a turn and is to wait: it
        /// is brief, and is not about that process.
        default boolean fitsInto(LocalProcess waiting) {
            return false;
        }
    }

    private static final long TICK_NANOS = 1_000_000;

    private final ConcurrentLinkedQueue<Ready> queue = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<@Nullable Runner> seats;
    private final Watch watch = new Watch("coppice-watch", TICK_NANOS, this);
    final Handover handover = new Handover();
    private final List<Runner> relieved = new ArrayList<>(); // since the last tick; the watch's
    private final @Nullable Turns turns; // if everything runs in order
    private volatile boolean closed;

    /// @param inOrder whether every piece of work gets a thread of its own, and all threads take
    ///   turns
    Scheduler(boolean inOrder) {
        turns = inOrder ? new Turns() : null;
        seats = new AtomicReferenceArray<>(Carriers.processors());
    }

    /// Lets `work` run soon. What a runner's own work makes ready is run by that runner next,
    /// without waking anybody, as long as only one such waits.
    void ready(Ready work) {
        if (turns == null
                && Context.current() instanceof Runner runner
                && runner.keep(this, work)) {
            watch();
            return;
        }
        enqueue(work);
    }

    /// Sees to it that what a runner keeps is not kept for long.
    void watch() {
        watch.ask();
    }

    /// Lets `work` run soon; answers whether somebody has taken it already.
    boolean enqueue(Ready work) {
        if (turns != null) {
            Runner.of(this, work).start();
            return true;
        }
        if (handover.give(work)) {
            return true;
        }
        queue.add(work);
        rouse();
        return false;
    }

    /// A virtual thread for this task, not yet begun.
    Thread thread(Context context, Runnable task) {
        return Carriers.threads()
                .inheritInheritableThreadLocals(false)
                .uncaughtExceptionHandler(context)
                .unstarted(turns == null ? task : turns.inTurn(task));
    }

    /// Lets such a thread run.
    void begin(Thread thread) {
        if (turns == null) {
            thread.start();
        } else {
            turns.begin(thread);
        }
    }

    /// Wakes such a thread, if it waits inside the library.
    void wake(Thread thread) {
        if (turns == null) {
            LockSupport.unpark(thread);
        } else {
            turns.wake(thread);
        }
    }

    /// Lets the calling thread, of this process, wait until it is woken or the time is up; perhaps
    /// less long.
    void park(LocalProcess process, Deadline deadline, Object blocker) {
        if (turns == null) {
            deadline.park(process, blocker);
        } else {
            turns.park(deadline, blocker);
        }
    }

    /// Whether several threads run at once, so that what one waits for may come without its
    /// waiting.
    boolean runsSeveral() {
        return turns == null;
    }

    @Nullable Ready take() {
        return queue.poll();
    }

    boolean hasWork() {
        return !queue.isEmpty();
    }

    boolean closed() {
        return closed;
    }

    /// Sees to it that somebody takes the work: a runner at rest, a new one on a free seat, or the
    /// next that has time.
    void rouse() {
        if (closed || handover.isLookedAt()) {
            return;
        }
        for (int seat = 0; seat < seats.length(); seat++) {
            Runner runner = seats.get(seat);
            if (runner == null) {
                Runner fresh = new Runner(this, seat);
                if (seats.compareAndSet(seat, null, fresh)) {
                    start(fresh);
                    return;
                }
            } else if (runner.wake()) {
                return;
            }
        }
        watch.ask();
    }

    private void start(Runner fresh) {
        try {
            fresh.start();
        } catch (Throwable failure) {
            boolean _ = vacate(fresh); // no stack or memory left: the next work tries again
            throw failure;
        }
    }

    /// Frees the seat of a runner that waits or is stuck, if it still has it.
    boolean vacate(Runner runner) {
        return seats.compareAndSet(runner.seat, runner, null);
    }

    /// Lets others run what a stuck runner keeps.
    private void takeOver(Runner stuck) {
        Ready kept = stuck.kept();
        if (kept != null) {
            queue.add(kept);
        }
    }

    /// A runner goes, and work may have come that nobody else was woken for: it looked for some, or
    /// was at rest and was woken, when it had lost its seat already.
    void handOver() {
        if (hasWork()) {
            rouse();
        }
    }

    /// Whether the runner still has its seat.
    boolean seated(Runner runner) {
        return seats.get(runner.seat) == runner;
    }

    /// Replaces every runner that has been at the same piece of work since `ticks` was last
    /// written, provided that work waits. One that has not begun to work has no processor yet, and
    /// another would get none either. Answers whether anything still waits.
    @Override
    public boolean look(long[] ticks) {
        relieved.forEach(this::takeOver);
        relieved.clear();
        boolean waiting = hasWork();
        for (int seat = 0; seat < seats.length(); seat++) {
            Runner runner = seats.get(seat);
            if (runner == null) {
                continue;
            }
            boolean keeps = runner.kept() != null;
            waiting |= keeps;
            long turn = runner.turn();
            boolean stuck = turn == ticks[seat] && turn > 0 && !runner.resting();
            if (stuck && (hasWork() || keeps) && vacate(runner)) {
                if (runner.resting()) {
                    LockSupport.unpark(runner.thread()); // it lay down just as it was judged
                }
                relieved.add(runner);
                takeOver(runner);
            }
            ticks[seat] = turn;
        }
        handOver();
        return waiting || !relieved.isEmpty();
    }

    @Override
    public int size() {
        return seats.length();
    }

    /// Ends the runners; what is still ready is not run.
    void close() {
        closed = true;
        watch.close();
        if (turns != null) {
            turns.close();
        }
        for (int seat = 0; seat < seats.length(); seat++) {
            Runner runner = seats.getAndSet(seat, null);
            if (runner != null) {
                LockSupport.unpark(runner.thread());
            }
        }
    }
}
