package dev.coppice.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The turns that the threads of a node take when it runs in order: one thread at a time, and the
/// others in the order in which they became ready, as on one scheduler of the BEAM (see {@link
/// NodeOptions#inOrder()}).
///
/// Who brings a message, an answer or a signal queues the thread that waits for it; who waits
/// inside the library passes the turn on. A thread that waits elsewhere cannot be seen doing so:
/// after {@link #LOOK_EVERY}, twice, its turn goes to the next, and it goes on out of order.
final class Turns {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Map<Thread, Turn> all = new HashMap<>(); // guarded by this, as is the rest
    private final ArrayDeque<Turn> queue = new ArrayDeque<>();
    private @Nullable Turn holder;
    private @Nullable Turn suspect; // held the turn and waited elsewhere at the last look
    private boolean watched;
    private boolean closed;

    private static final class Turn {
        private final Thread thread;
        private boolean begun;
        private boolean waits; // and nobody has queued it yet
        private boolean woken; // before it waited
        private volatile boolean granted;
        private volatile boolean taken; // it has noticed

        private Turn(Thread thread) {
            this.thread = thread;
        }
    }

    /// Makes a task take turns: it begins with the one it was started for, and gives it up at the
    /// end.
    Runnable inTurn(Runnable task) {
        return () -> {
            taken();
            try {
                task.run();
            } finally {
                end();
            }
        };
    }

    /// Lets a fresh thread have its first turn.
    synchronized void begin(Thread thread) {
        Turn turn = new Turn(thread);
        all.put(thread, turn);
        add(turn);
    }

    /// Queues a thread that waits, or lets it wait no more the next time it would.
    synchronized void wake(Thread thread) {
        Turn turn = all.get(thread);
        if (turn == null) {
            LockSupport.unpark(thread);
        } else {
            wake(turn);
        }
    }

    /// Passes the turn on and waits until the calling thread is woken, or the time is up, and its
    /// next turn has come.
    void park(Deadline deadline, Object blocker) {
        Turn turn = leave();
        if (turn == null) {
            return;
        }
        boolean interrupted = false;
        while (!turn.granted) {
            if (isQueued(turn)) {
                LockSupport.park(this);
            } else {
                deadline.park(blocker);
            }
            if (Thread.interrupted()) {
                interrupted = true;
            }
            if (interrupted || deadline.isOver()) {
                queue(turn);
            }
        }
        turn.taken = true;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The node is closed: everybody goes on at once.
    synchronized void close() {
        closed = true;
        grant();
    }

    private synchronized void taken() {
        Turn turn = all.get(Thread.currentThread());
        if (turn != null) {
            turn.taken = true;
        }
    }

    private synchronized void end() {
        Turn turn = all.remove(Thread.currentThread());
        if (turn != null) {
            pass(turn);
        }
    }

    private synchronized @Nullable Turn leave() {
        Turn turn = all.get(Thread.currentThread());
        if (turn == null || turn.woken) {
            if (turn != null) {
                turn.woken = false;
            }
            return null;
        }
        turn.granted = false;
        turn.taken = false;
        turn.waits = true;
        pass(turn);
        return turn;
    }

    private synchronized boolean isQueued(Turn turn) {
        return !turn.waits;
    }

    private synchronized void queue(Turn turn) {
        if (turn.waits) {
            wake(turn);
        }
    }

    private void wake(Turn turn) {
        if (turn.waits) {
            turn.waits = false;
            add(turn);
        } else if (turn.granted) {
            turn.woken = true;
        }
    }

    private void add(Turn turn) {
        queue.add(turn);
        grant();
        if (holder != turn) {
            watch();
        }
    }

    private void pass(Turn turn) {
        if (holder == turn) {
            holder = null;
        }
        grant();
    }

    private void grant() {
        while (holder == null || closed) {
            Turn next = queue.poll();
            if (next == null) {
                return;
            }
            holder = next;
            next.granted = true;
            if (next.begun) {
                LockSupport.unpark(next.thread);
            } else {
                next.begun = true;
                next.thread.start();
            }
        }
    }

    private void watch() {
        if (!watched && !closed) {
            watched = true;
            var _ = Clock.system().after(LOOK_EVERY, this::look);
        }
    }

    /// Takes the turn from a thread that was waiting elsewhere at this look and at the one before.
    private synchronized void look() {
        watched = false;
        Turn now = holder;
        if (now == null || queue.isEmpty()) {
            suspect = null;
            return;
        }
        if (now != suspect) {
            suspect = waitsElsewhere(now) ? now : null;
        } else if (waitsElsewhere(now)) {
            suspect = null;
            pass(now);
        }
        watch();
    }

    private static boolean waitsElsewhere(Turn turn) {
        return turn.taken
                && switch (turn.thread.getState()) {
                    case BLOCKED, WAITING, TIMED_WAITING -> true;
                    case NEW, RUNNABLE, TERMINATED -> false;
                };
    }
}
