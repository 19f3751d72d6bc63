package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A process with a {@link Behaviour}: an object while it rests, on a runner while it has messages.
///
/// `turn` is its claim: the thread that runs it, if one does, or — for a moment — that somebody is
/// interrupting that thread. A runner goes on to other work only when the interrupt has been sent,
/// and clears it, so that it never strikes the wrong process.
///
/// `queued` says that it stands in a queue, or is about to: who brings a message then need not see
/// to it. It may stand in two, when two bring a message at once; then the claim decides, and the
/// other runner goes on.
final class ReactiveProcess extends LocalProcess implements Scheduler.Ready {

    /// How many messages it may handle before others get their turn.
    private static final int MESSAGES_A_TURN = 64;

    private static final Object INTERRUPTING = new Object();

    /// This thread has been interrupted while it ran this process.
    private record Struck(Thread thread) {}

    private static final VarHandle TURN;
    private static final VarHandle QUEUED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TURN = lookup.findVarHandle(ReactiveProcess.class, "turn", Object.class);
            QUEUED = lookup.findVarHandle(ReactiveProcess.class, "queued", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Behaviour behaviour;
    private volatile @Nullable Object turn; // null while nobody runs it
    private volatile boolean queued =
            true; // from birth: a message that comes before queues nothing
    private volatile @Nullable Answer<?> asked; // the question being handled

    ReactiveProcess(Node home, long number, Behaviour behaviour, Object first) {
        super(home, number);
        this.behaviour = behaviour;
        mailbox.put(first);
    }

    @Override
    void begin() {
        home.scheduler.ready(this);
    }

    @Override
    void notice() {
        if (turn != null) {
            wakeReceiver();
        } else if (!queued) {
            queue(true);
        }
    }

    private void queue(boolean afterThis) {
        QUEUED.setOpaque(this, true);
        try {
            if (afterThis) {
                home.scheduler.ready(this);
            } else {
                home.scheduler.enqueue(this);
            }
        } catch (Throwable failure) {
            QUEUED.setOpaque(this, false); // no stack or memory left: the next message tries again
            throw failure;
        }
    }

    /// One turn: as many messages as are there, within bounds.
    @Override
    public void run(Runner runner) {
        Thread thread = runner.thread();
        QUEUED.setOpaque(this, false);
        if (!TURN.compareAndSet(this, null, thread)) {
            VarHandle.fullFence(); // whoever runs it sees that it is not queued when it has done,
            if (!TURN.compareAndSet(this, null, thread)) { // or has done already
                return;
            }
        }
        runner.running(this);
        try {
            react(runner);
        } catch (Throwable failure) {
            finished(Failures.reason(failure));
        } finally {
            abandonIfEnded();
            runner.running(null);
            endTurn(thread);
        }
    }

    private void react(Runner runner) throws Throwable {
        for (int left = MESSAGES_A_TURN; left > 0 && life == Life.ALIVE && !runner.left(); left--) {
            receivesOwnSignals(); // before a message is taken that nobody would answer for
            Object message = mailbox.poll();
            if (message == null) {
                return;
            }
            if (message instanceof Answer<?> question) {
                asked = question; // a full fence: whoever ends us now sees it, or we see that we
                // ended
                stopIfEnded();
                behaviour.received(message);
                if (!question.isSettled()) {
                    owe(question);
                }
                asked = null;
            } else {
                behaviour.received(message);
            }
            if (runner.thread().isInterrupted()) {
                var _ = Thread.interrupted(); // what a reaction leaves behind strikes no other
            }
        }
    }

    private void abandonIfEnded() {
        if (life != Life.ALIVE) {
            abandonAnswers(reason);
            asked = null;
        }
    }

    private void endTurn(Thread thread) {
        if (!TURN.compareAndSet(this, thread, null)) {
            awaitInterrupt();
            return;
        }
        if (!mailbox.isEmpty() && life == Life.ALIVE && !queued) {
            queue(false);
        }
    }

    /// Somebody who ended the process is interrupting this thread. Only when that is done may the
    /// runner clear the interrupt and go on.
    private void awaitInterrupt() {
        for (int spins = 0; !letGo(turn); spins++) {
            if (spins < 64) {
                Thread.onSpinWait();
            } else {
                var _ = Thread.interrupted(); // else parking would not wait
                LockSupport.parkNanos(1); // let the other run, if it has lost its processor
            }
        }
    }

    private boolean letGo(@Nullable Object now) {
        return now instanceof Struck && TURN.compareAndSet(this, now, null);
    }

    @Override
    @Nullable Thread runningThread() {
        return turn instanceof Thread thread ? thread : null;
    }

    @Override
    void interrupt() {
        if (turn instanceof Thread thread && thread != Thread.currentThread()) {
            home.lingerers.interrupt(this, thread);
        }
    }

    @Override
    boolean running(Thread thread) {
        Object now = turn;
        return now == INTERRUPTING || isRun(now, thread);
    }

    private static boolean isRun(@Nullable Object now, Thread by) {
        return now == by || now instanceof Struck(var struck) && struck == by;
    }

    @Override
    void interruptGuarded(Thread thread) {
        Object now = turn;
        if (isRun(now, thread) && TURN.compareAndSet(this, now, INTERRUPTING)) {
            thread.interrupt();
            turn = new Struck(thread);
        }
    }

    @Override
    Class<?> code() {
        return behaviour.code();
    }

    @Override
    boolean reports(ExitReason with) {
        return !with.isOrderly(); // O-04
    }

    /// The question being handled.
    @Nullable Answer<?> asked() {
        return asked;
    }

    @Override
    void abandonAnswers(ExitReason why) {
        Answer<?> question = asked;
        if (question != null) {
            question.fail(why);
        }
        Extras known = extras;
        if (known != null) {
            known.owed.abandon(why);
        }
    }

    @Override
    void forgetCode() {
        behaviour.ended();
        behaviour = new Ended(behaviour.code());
    }

    /// What is left of the code of a process that has ended: its name.
    private record Ended(Class<?> code) implements Behaviour {
        @Override
        public void received(Object message) {}
    }
}
