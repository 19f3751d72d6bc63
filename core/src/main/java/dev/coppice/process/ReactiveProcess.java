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
/// `queued` says that it stands in a queue, or is about to, or runs: who brings a message then need
/// not see to it. It may stand in two, when two bring a message at once; then the claim decides,
/// and the other runner goes on.
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

    ReactiveProcess(Node home, long number, Behaviour behaviour, Object first) {
        super(home, number);
        this.behaviour = behaviour;
        put(first);
    }

    @Override
    void begin() {
        home.scheduler.ready(this);
    }

    @Override
    void notice() {
        if (queued || turn != null) {
            wakeReceiver();
        } else {
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

    /// One turn: the messages that are there, and those that come while nothing else is to be done.
    @Override
    public void run(Runner runner) {
        Thread thread = runner.thread();
        if (!TURN.compareAndSet(this, null, thread)) {
            QUEUED.setOpaque(this, false);
            VarHandle.fullFence(); // whoever runs it sees that it is not queued when it has done,
            if (!TURN.compareAndSet(this, null, thread)) { // or has done already
                return;
            }
        }
        QUEUED.setOpaque(this, true);
        runner.running(this);
        try {
            react(runner);
        } catch (Throwable failure) {
            finished(Failures.reason(failure));
        } finally {
            mailbox().rest();
            runner.running(null);
            endTurn(thread);
        }
    }

    private void react(Runner runner) throws Throwable {
        for (int left = MESSAGES_A_TURN; life == Life.ALIVE && !runner.left(); left--) {
            receivesOwnSignals(); // before a message is taken that nobody would answer for
            if (left == 0) {
                if (!runner.goesOn()) {
                    return;
                }
                mailbox().rest();
                left = MESSAGES_A_TURN;
            }
            Object message = mailbox().poll();
            if (message != null) {
                react(message, runner);
            } else if (!runner.awaits(this) && !mailbox().isArriving()) {
                return;
            }
        }
    }

    private void react(Object message, Runner runner) throws Throwable {
        if (message instanceof Answer<?> question) {
            asked(question);
            stopIfEnded(); // who ends us just now may not see it yet, but Lingering looks again
            behaviour.received(message);
            if (!question.isSettled()) {
                Questions.owe(this, question);
            }
            asked(null);
        } else {
            behaviour.received(message);
        }
        if (runner.thread().isInterrupted()) {
            var _ = Thread.interrupted(); // what a reaction leaves behind strikes no other
        }
    }

    /// Whoever brings a message now sees that it is not queued, or we see the message; and whoever
    /// carries out its departure sees the last question, or we see that it has gone.
    private void endTurn(Thread thread) {
        QUEUED.setOpaque(this, false);
        if (!TURN.compareAndSet(this, thread, null)) {
            awaitInterrupt();
        }
        if (life == Life.GONE) {
            Questions.abandon(this, reason);
        } else if (!mailbox().isEmpty() && life == Life.ALIVE && !queued) {
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
        return turn instanceof Thread thread && !isAwaiting(thread) ? thread : null;
    }

    private static boolean isAwaiting(Thread thread) {
        return Context.of(thread) instanceof Runner runner && runner.isAwaiting();
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

    @Override
    void forgetCode() {
        Sinks.outside("what a process held could not be let go of", behaviour::ended);
        behaviour = new Ended(behaviour.code());
    }

    /// What is left of the code of a process that has ended: its name.
    private record Ended(Class<?> code) implements Behaviour {
        @Override
        public void received(Object message) {}
    }
}
