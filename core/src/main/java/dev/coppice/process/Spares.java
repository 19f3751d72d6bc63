package dev.coppice.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Virtual threads that have started already and wait for something to run, once.
///
/// A carrier runs the threads that were woken on it before those that were started, whichever came
/// first. These are only woken, and so keep their place in the order, see {@link
/// NodeOptions#inOrder()}.
final class Spares {

    private static final int ENOUGH = 32;

    private final ConcurrentLinkedQueue<Spare> waiting = new ConcurrentLinkedQueue<>();
    private final Map<Thread, Spare> taken = new ConcurrentHashMap<>();

    Spares() {
        for (int i = 0; i < ENOUGH; i++) {
            oneMore();
        }
    }

    /// A thread that runs the task once it is told to begin.
    Thread take(Context context, Runnable task) {
        Spare spare = waiting.poll();
        if (spare == null) {
            return unstarted(context, task);
        }
        oneMore();
        spare.task = task;
        spare.thread.setUncaughtExceptionHandler(context);
        taken.put(spare.thread, spare);
        return spare.thread;
    }

    /// Lets a thread that was taken run.
    void begin(Thread thread) {
        Spare spare = taken.remove(thread);
        if (spare == null) {
            thread.start();
        } else {
            spare.begin();
        }
    }

    /// Lets the waiting threads end.
    void close() {
        for (Spare spare; (spare = waiting.poll()) != null; ) {
            spare.begin();
        }
    }

    private void oneMore() {
        new Spare().thread.start();
    }

    /// A thread that is not even started.
    static Thread unstarted(Context context, Runnable task) {
        return Thread.ofVirtual()
                .inheritInheritableThreadLocals(false)
                .uncaughtExceptionHandler(context)
                .unstarted(task);
    }

    private final class Spare {
        final Thread thread = unstarted(Context.Outside.OUTSIDE, this::waitAndRun);
        private volatile boolean begun;
        @Nullable Runnable task; // written before it begins

        private void waitAndRun() {
            waiting.add(this);
            while (!begun) {
                LockSupport.park(this);
            }
            Runnable given = task;
            if (given != null) {
                given.run();
            }
        }

        void begin() {
            begun = true;
            LockSupport.unpark(thread);
        }
    }
}
