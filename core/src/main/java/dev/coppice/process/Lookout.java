package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Where a runner looks for a moment whether something comes: work, before it rests, or a message
/// to the process that it has just run, before it leaves that. Such a message need not pass the
/// queue, nor the process be claimed anew.
final class Lookout {

    private static final VarHandle AWAITING;

    static {
        try {
            AWAITING =
                    MethodHandles.lookup().findVarHandle(Lookout.class, "awaiting", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runner runner;
    private final Scheduler scheduler;
    final Looking looking = new Looking();

    @SuppressWarnings("UnusedVariable") // by its handle
    private boolean awaiting;

    Lookout(Runner runner, Scheduler scheduler) {
        this.runner = runner;
        this.scheduler = scheduler;
    }

    /// Looks for work, if some is likely to come; the runner keeps what it is given.
    void forWork() {
        int looks = looking.looks();
        if (looks == 0 || !scheduler.handover.begin()) {
            return;
        }
        for (; looks > 0 && !scheduler.handover.isGiven(); looks--) {
            Thread.onSpinWait();
        }
        looking.learn(stop());
    }

    /// Looks for the next message in a mailbox, and for work; answers whether a message came.
    boolean forMessage(Mailbox mailbox) {
        int looks = looking.looks();
        if (looks == 0 || !scheduler.handover.begin()) {
            return false;
        }
        AWAITING.setOpaque(this, true);
        Intake.Link last = mailbox.last();
        for (; looks > 0 && last.isLast() && !scheduler.handover.isGiven(); looks--) {
            Thread.onSpinWait();
        }
        AWAITING.setOpaque(this, false);
        boolean given = stop();
        boolean came = !last.isLast();
        looking.learn(came || given);
        runner.countTurn();
        if (given && came) {
            var _ = runner.beforeLooking(); // the message may take long: others do the work
        } else if (given) {
            scheduler.watch(); // over what it keeps
        }
        return came;
    }

    /// Answers whether work was given.
    private boolean stop() {
        Scheduler.Ready given = scheduler.handover.end();
        if (given != null) {
            runner.isGiven(given);
        }
        scheduler.handOver(); // who brought more meanwhile woke nobody
        return given != null;
    }

    /// Whether it looks for a message: the process that the runner has run has nothing to do.
    boolean isAwaiting() {
        return (boolean) AWAITING.getOpaque(this);
    }

    /// The runner has rested since `start`.
    void rested(long start) {
        looking.waited(start);
    }
}
