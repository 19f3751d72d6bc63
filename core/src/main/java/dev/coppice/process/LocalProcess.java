package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A process of this JVM: its life, its mailbox, and who hears of its end.
///
/// One word, its {@link Life}, decides every race. It changes under the process's lock, and so do
/// links, monitors and the trap flag. Only {@link Links} holds the locks of two processes, the
/// older one's first. What follows from an end is carried out by {@link Departure}.
abstract sealed class LocalProcess extends Mailbox permits ThreadProcess, ReactiveProcess {

    private static final VarHandle ASKED;

    static {
        try {
            ASKED = MethodHandles.lookup().findVarHandle(LocalProcess.class, "asked", Answer.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Node home;
    private final long number;

    // its neighbours in the process table, which guards them
    @Nullable LocalProcess older; // none: it is not in there
    LocalProcess newer = this;

    volatile Life life = Life.ALIVE;

    @SuppressWarnings("UnusedVariable") // by its handle
    private @Nullable Answer<?> asked;

    ExitReason reason = ExitReason.NORMAL; // written before life
    volatile @Nullable Thread receiver; // waits in receive
    volatile @Nullable Thread asker; // waits for an answer
    boolean trapping;
    @Nullable Looking looking; // before its thread waits; that thread's own
    @Nullable Object links; // the processes it is linked to
    @Nullable Object watchers; // the monitors on it
    @Nullable Object watching; // the monitors it has on others
    @Nullable Name name;
    @Nullable Extras extras;
    List<Destination> ancestors = List.of(); // who started it, nearest first (P-04)

    LocalProcess(Node home, long number) {
        this.home = home;
        this.number = number;
    }

    /// The messages that wait for it.
    final Mailbox mailbox() {
        return this;
    }

    /// Begins to run it.
    abstract void begin();

    /// The thread that runs its code now, if any.
    abstract @Nullable Thread runningThread();

    /// Interrupts that thread, if it still runs this process.
    abstract void interrupt();

    /// Whether that thread still runs this process.
    abstract boolean running(Thread thread);

    /// Interrupts that thread, unless it has gone on to something else.
    abstract void interruptGuarded(Thread thread);

    /// Whether dying with this reason is worth a crash report.
    abstract boolean reports(ExitReason with);

    /// What it runs, as reports name it.
    abstract Class<?> code();

    /// The process is gone: its code and state are not kept for those who hold its pid.
    abstract void forgetCode();

    /// Something arrived: let it be noticed.
    abstract void notice();

    @Override
    public final Node node() {
        return home;
    }

    @Override
    public final long number() {
        return number;
    }

    @Override
    public final boolean isAlive() {
        return life == Life.ALIVE;
    }

    @Override
    public final void send(Object message) {
        Objects.requireNonNull(message, "a message cannot be null");
        LocalProcess sender = Context.current().process();
        if (sender != null) {
            sender.stopIfEnded();
        }
        deliver(message);
    }

    /// Puts a message into the mailbox; if the process has ended, drops it and lets a waiting
    /// sender know.
    final void deliver(Object message) {
        if (life == Life.ALIVE) {
            Tracing.message(this, message);
            put(message);
            Life now = life;
            if (now == Life.ALIVE) {
                notice();
                return;
            }
            if (now == Life.GONE) {
                Questions.drop(this); // its departure may have missed it
            }
        }
        if (message instanceof Answer<?> asked) {
            Questions.refuse(this, asked);
        }
    }

    /// What it has sent itself and has not received; its own thread's.
    final @Nullable OwnSignals ownSignals() {
        Extras known = extras;
        return known == null ? null : known.ownIfAny();
    }

    /// Its thread looks for messages, or waits: what it has sent itself is decided now.
    final void receivesOwnSignals() {
        OwnSignals own = ownSignals();
        if (own != null) {
            own.received(this);
        }
    }

    /// Wakes its thread in time; asked for by that thread.
    final Limit limit() {
        Extras known = extras;
        return (known == null ? extras() : known).limit();
    }

    private void endLimit() {
        Extras known = extras;
        if (known != null) {
            known.endLimit();
        }
    }

    /// Its thread has waited, in receive or for an answer, since `start`.
    final void waited(long start) {
        if (life != Life.ALIVE) {
            endLimit();
        }
        if (looking == null) {
            if (!Looking.pays() || !home.scheduler.runsSeveral()) {
                return;
            }
            looking = new Looking();
        }
        looking.waited(start);
    }

    /// The question that it handles now, if any.
    final @Nullable Answer<?> asked() {
        return (Answer<?>) ASKED.getAcquire(this);
    }

    final void asked(@Nullable Answer<?> now) {
        ASKED.setRelease(this, now);
    }

    /// Whether its thread waits inside the library: in receive, or for an answer.
    final boolean isWaiting() {
        return receiver != null || asker != null;
    }

    /// Wakes the thread that waits in receive, if there is one.
    final void wakeReceiver() {
        wake(receiver);
    }

    /// Wakes the thread that waits inside the library; answers whether there was one.
    final boolean wakeWaiter() {
        return wake(receiver) || wake(asker);
    }

    private boolean wake(@Nullable Thread waiting) {
        if (waiting == null) {
            return false;
        }
        home.scheduler.wake(waiting);
        return true;
    }

    @Override
    public final void exit(Object reason) {
        LocalProcess sender = Context.current().process();
        if (sender != null) {
            sender.stopIfEnded();
        }
        Signals.exit(this, sender == null ? home.outside() : sender, ExitReason.of(reason));
        if (sender == this) {
            stopIfEnded();
        }
    }

    /// From now on it is ending. Under its lock.
    void end(ExitReason with) {
        reason = with;
        life = Life.ENDING;
    }

    /// Its code has ended by itself; unless a signal was first, it departs with this reason.
    final void finished(ExitReason with) {
        synchronized (this) {
            if (life != Life.ALIVE) {
                return;
            }
            end(with);
        }
        try {
            if (reports(with)) {
                home.emit(Level.ERROR, () -> Inspection.crashed(this, with));
            }
        } finally {
            new Departure(this).carryOut();
        }
    }

    /// Throws the exit that ended this process, if one has; every verb of the library asks.
    final void stopIfEnded() {
        if (life != Life.ALIVE) {
            throw new ProcessExit(reason);
        }
    }

    /// Everybody that hears of its end, taken away from it for good; null when it was gone already.
    final synchronized @Nullable Mourners gone() {
        if (life == Life.GONE) {
            return null;
        }
        life = Life.GONE;
        home.names.release(this); // in the same step: who finds it gone finds its name free (M-16)
        Mourners all =
                new Mourners(
                        LinkTree.list(links),
                        Few.list(watchers),
                        Few.list(watching),
                        extras == null ? List.of() : extras.latecomers());
        links = null;
        watchers = null;
        watching = null;
        return all;
    }

    /// Lets go of everything that those who hold the pid of an ended process would keep with it.
    final void forget() {
        forgetCode();
        endLimit();
        ancestors = List.of();
        Extras known = extras;
        if (known != null) {
            known.forget();
        }
    }

    /// Sets whether it traps exits; answers what was set before.
    final synchronized boolean trap(boolean now) {
        boolean before = trapping;
        trapping = now;
        return before;
    }

    final synchronized Extras extras() {
        Extras known = extras;
        if (known == null) {
            known = new Extras();
            extras = known;
        }
        return known;
    }

    final synchronized List<Pid> linked() {
        return new ArrayList<>(LinkTree.list(links));
    }
}
