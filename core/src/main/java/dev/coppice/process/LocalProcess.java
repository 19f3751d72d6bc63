package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A process of this JVM: its life, its mailbox, and who hears of its end.
///
/// One word, `life`, decides every race: alive, then ending (an exit signal has struck, or the code
/// has ended), then gone (out of the table; whoever asks now finds nobody). It changes under the
/// process's lock, and so do links, monitors and the trap flag; no thread ever holds two such
/// locks. What follows from an end is carried out by {@link Departure}.
abstract sealed class LocalProcess extends Pid permits ThreadProcess, ReactiveProcess {

    enum Life {
        ALIVE,
        ENDING,
        GONE
    }

    final Node home;
    final Mailbox mailbox = new Mailbox();
    private final long number;

    volatile Life life = Life.ALIVE;
    ExitReason reason = ExitReason.NORMAL; // written before life
    private volatile @Nullable Thread waiter; // waits in receive
    volatile boolean awaiting; // waits for an answer
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

    /// Tells whoever waits for an answer of this process that none will come.
    abstract void abandonAnswers(ExitReason why);

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

    // ------------------------------------------------------------------ messages

    @Override
    public final void send(Object message) {
        java.util.Objects.requireNonNull(message, "a message cannot be null");
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
            mailbox.put(message);
            if (life == Life.ALIVE) {
                notice();
                return;
            }
        }
        if (message instanceof Answer<?> asked) {
            asked.fail(ExitReason.NO_PROCESS);
        }
    }

    /// Delivers a message that came through an alias, if that still works.
    final void deliver(Object message, Alias alias) {
        MonitorRef removed = alias.mode == Alias.Mode.REPLY_DEMONITOR ? alias.monitor : null;
        synchronized (this) {
            if (!alias.live) {
                return;
            }
            alias.live = alias.mode == Alias.Mode.EXPLICIT || alias.mode == Alias.Mode.DEMONITOR;
            if (removed != null) {
                watching = Few.without(watching, removed);
            }
        }
        if (removed != null) {
            Monitors.removeFromWatched(removed);
        }
        deliver(message);
    }

    /// Takes the first wanted message, waiting for it until the deadline.
    ///
    /// @return the message, or null when the time was up
    final @Nullable Object take(Context context, Predicate<Object> wanted, Deadline deadline) {
        Mailbox.Cursor cursor = new Mailbox.Cursor();
        boolean interrupted = false;
        try {
            for (; ; ) {
                stopIfEnded();
                Object message = mailbox.poll(wanted, cursor);
                if (message != null) {
                    if (message instanceof Answer<?> asked) {
                        owe(asked);
                    }
                    return message;
                }
                if (deadline.isOver()) {
                    return null;
                }
                if (looking != null && comesSoon(context, looking, cursor)) {
                    continue;
                }
                waiter = Thread.currentThread();
                if (life == Life.ALIVE && mailbox.isEmptyBehind(cursor)) {
                    context.beforeWaiting();
                    long start = System.nanoTime();
                    deadline.park(this);
                    waited(start);
                }
                waiter = null;
                interrupted |= Thread.interrupted();
            }
        } finally {
            deadline.cancel();
            if (interrupted && isAlive()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean comesSoon(Context context, Looking by, Mailbox.Cursor cursor) {
        int looks = by.looks();
        if (looks == 0) {
            return false;
        }
        context.beforeLooking();
        for (; looks > 0; looks--) {
            if (!mailbox.isEmptyBehind(cursor) || life != Life.ALIVE) {
                by.came();
                return true;
            }
            Thread.onSpinWait();
        }
        by.inVain();
        return false;
    }

    /// Its thread has waited, in receive or for an answer, since `start`.
    final void waited(long start) {
        if (looking == null) {
            looking = new Looking();
        }
        looking.waited(start);
    }

    /// It has taken on a question; whoever asks is told if it ends before it answers.
    final void owe(Answer<?> asked) {
        extras().owed.add(asked);
        if (life != Life.ALIVE) {
            asked.fail(reason); // the departure may have missed it
        }
    }

    /// Whether its thread waits inside the library: in receive, or for an answer.
    final boolean isWaiting() {
        return waiter != null || awaiting;
    }

    /// Wakes the thread that waits in receive; answers whether there was one.
    final boolean wakeReceiver() {
        Thread waiting = waiter;
        if (waiting == null) {
            return false;
        }
        LockSupport.unpark(waiting);
        return true;
    }

    // ------------------------------------------------------------------- signals

    @Override
    public final void exit(Object reason) {
        LocalProcess sender = Context.current().process();
        if (sender != null) {
            sender.stopIfEnded();
        }
        signalled(sender == null ? home.outside() : sender, ExitReason.of(reason));
        if (sender == this) {
            stopIfEnded();
        }
    }

    /// An exit signal sent by somebody (the decision table of section X).
    final void signalled(Pid from, ExitReason reason) {
        boolean message = false;
        synchronized (this) {
            if (life != Life.ALIVE) {
                return; // the first one decided
            }
            if (reason instanceof ExitReason.Kill) {
                end(ExitReason.KILLED);
            } else if (trapping) {
                mailbox.put(new Exit(from, reason));
                message = true;
            } else if (!(reason instanceof ExitReason.Normal) || from == this) {
                end(reason);
            } else {
                return;
            }
        }
        Tracing.signal(from, this, Passage.Kind.EXIT, reason);
        afterSignal(message);
    }

    /// An exit signal that comes along a link, if the link is still there; it goes with it (L-09).
    final void linkBroken(Pid from, ExitReason reason) {
        boolean message = false;
        synchronized (this) {
            if (life != Life.ALIVE || !LinkTree.has(links, from)) {
                return;
            }
            links = LinkTree.without(links, from);
            if (trapping) {
                mailbox.put(new Exit(from, reason));
                message = true;
            } else if (!(reason instanceof ExitReason.Normal)) {
                end(reason);
            } else {
                return;
            }
        }
        Tracing.signal(from, this, Passage.Kind.LINK_BROKEN, reason);
        afterSignal(message);
    }

    /// Ends of that signal, if it does not trap it; what follows is left to {@link #endedOfLink}.
    final synchronized boolean endsOfLink(Pid from, ExitReason reason) {
        if (life != Life.ALIVE
                || trapping
                || reason instanceof ExitReason.Normal
                || !LinkTree.has(links, from)) {
            return false;
        }
        links = LinkTree.without(links, from);
        end(reason);
        return true;
    }

    final void endedOfLink(Pid from, ExitReason reason) {
        Tracing.signal(from, this, Passage.Kind.LINK_BROKEN, reason);
        afterSignal(false);
    }

    /// A monitor fires, if it is still there (M-18).
    final void down(MonitorRef monitor, ExitReason why) {
        synchronized (this) {
            if (life != Life.ALIVE || !Few.has(watching, monitor)) {
                return;
            }
            watching = Few.without(watching, monitor);
            if (monitor.alias != null && monitor.alias.mode != Alias.Mode.EXPLICIT) {
                monitor.alias.live = false;
            }
            mailbox.put(monitor.down(why));
        }
        Tracing.signal(monitor.watched, this, Passage.Kind.DOWN, why);
        notice();
    }

    private void end(ExitReason with) {
        reason = with;
        life = Life.ENDING;
    }

    private void afterSignal(boolean message) {
        if (message) {
            notice();
            return;
        }
        home.scheduler.ready(new Departure(this));
        interrupt();
    }

    /// Its code has ended by itself; unless a signal was first, it departs with this reason.
    final void finished(ExitReason with) {
        synchronized (this) {
            if (life != Life.ALIVE) {
                return;
            }
            end(with);
        }
        if (reports(with)) {
            home.emit(Level.ERROR, () -> Inspection.crashed(this, with));
        }
        new Departure(this).carryOut();
    }

    /// Throws the exit that ended this process, if one has; every verb of the library asks.
    final void stopIfEnded() {
        if (life != Life.ALIVE) {
            throw new ProcessExit(reason);
        }
    }

    /// Everybody that hears of its end, taken away from it for good.
    final synchronized Mourners gone() {
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
        ancestors = List.of();
        Extras known = extras;
        if (known != null) {
            known.forget();
        }
    }

    /// Who hears of an end.
    ///
    /// @param links the processes linked to it
    /// @param watchers the monitors on it
    /// @param watching the monitors it had
    /// @param latecomers those who linked to it or watched it when it was ending already
    record Mourners(
            List<LocalProcess> links,
            List<MonitorRef> watchers,
            List<MonitorRef> watching,
            List<Runnable> latecomers) {}

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
