package dev.coppice.carrier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread of the platform that runs ready virtual threads: first those that became ready on it,
/// then those from outside, then those that another has to spare.
final class Carrier extends Thread {

    /// So many may wait here without another taking any. Whoever runs is most likely about to wait,
    /// and they will be run sooner, and warmer, than another could be woken.
    static final int KEPT = 2;

    /// Of so many tasks one comes from outside, if some wait there.
    private static final int TASKS_A_LOOK = 8;

    /// A spare one that has rested so long goes.
    private static final long SPARE_REST_NANOS = 1_000_000_000;

    private static final VarHandle RESTING;
    private static final VarHandle TASKS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            RESTING = lookup.findVarHandle(Carrier.class, "resting", boolean.class);
            TASKS = lookup.findVarHandle(Carrier.class, "tasks", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CarrierPool all;
    private final int seat;
    private final boolean spare;
    private final Ring ring = new Ring();
    private volatile boolean resting;
    private volatile boolean stuck; // at one task, when the watch last looked
    private volatile boolean helps; // first those that do not wait here
    private long tasks; // how many it has begun; read by the watch

    Carrier(CarrierPool all, int seat, boolean spare) {
        super(null, null, "coppice-carrier-" + seat, 0, false);
        this.all = all;
        this.seat = seat;
        this.spare = spare;
        setDaemon(true);
    }

    @Override
    public void run() {
        for (boolean stays = true; stays; stays = stays && !(spare && leaves())) {
            Runnable task = next();
            if (task == null) {
                stays = rest();
            } else {
                TASKS.setOpaque(this, tasks + 1);
                if (stuck) {
                    stuck = false;
                }
                run(task);
            }
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) { // of the JVM's own code around a virtual thread
            getUncaughtExceptionHandler().uncaughtException(this, failure);
        }
    }

    private @Nullable Runnable next() {
        Runnable task = null;
        if (helps) {
            helps = false;
            task = elsewhere();
        } else if (tasks % TASKS_A_LOOK == 0) {
            task = all.fromOutside();
        }
        if (task == null) {
            task = ring.take();
        }
        return task == null ? elsewhere() : task;
    }

    private @Nullable Runnable elsewhere() {
        Runnable task = all.fromOutside();
        return task == null ? all.fromOthers(this) : task;
    }

    /// Waits for work; answers whether to look for it, rather than to go.
    private boolean rest() {
        resting = true; // before it looks once more: who brings work sees it, or it sees the work
        long start = System.nanoTime();
        while (resting) {
            boolean _ = interrupted(); // or it would not wait
            if (all.hasWork()) {
                boolean _ = RESTING.compareAndSet(this, true, false);
            } else if (!spare) {
                LockSupport.park(all);
            } else if (System.nanoTime() - start < SPARE_REST_NANOS) {
                LockSupport.parkNanos(all, SPARE_REST_NANOS);
            } else if (RESTING.compareAndSet(this, true, false)) {
                all.goes(seat);
                return false;
            }
        }
        return true;
    }

    /// A spare one goes if there are too many; what waits here goes elsewhere.
    private boolean leaves() {
        if (!all.letsGo()) {
            return false;
        }
        for (Runnable task; (task = ring.take()) != null; ) {
            all.bring(task);
        }
        all.goes(seat);
        return true;
    }

    /// Keeps a task, if there is room; answers whether there was. By its own thread, as the next
    /// two.
    boolean keep(Runnable task) {
        return ring.add(task);
    }

    /// Whether others wait for the one that runs here; the next to run will be one of them.
    boolean othersGoFirst() {
        if (all.hasFromOutside()) {
            helps = true;
            return true;
        }
        return ring.size() > 0;
    }

    /// Whether more wait than it should keep. If nobody runs here at the moment, the first of them
    /// is about to.
    boolean hasTooMany() {
        return ring.size() > (Thread.currentThread() == this ? KEPT + 1 : KEPT);
    }

    /// Whether another may take of what waits here: anything, if it is stuck.
    boolean hasToSpare() {
        int waiting = ring.size();
        return waiting > KEPT || waiting > 0 && stuck;
    }

    /// Gives away the oldest of what it has to spare, if anything.
    @Nullable Runnable give() {
        return hasToSpare() ? ring.steal() : null;
    }

    /// Wakes it, if it rests.
    boolean wake() {
        if (resting && RESTING.compareAndSet(this, true, false)) {
            LockSupport.unpark(this);
            return true;
        }
        return false;
    }

    boolean isResting() {
        return resting;
    }

    void markStuck() {
        stuck = true;
    }

    /// Lets it run next what waits elsewhere.
    void help() {
        helps = true;
    }

    /// How many tasks it has begun.
    long tasks() {
        return (long) TASKS.getOpaque(this);
    }
}
