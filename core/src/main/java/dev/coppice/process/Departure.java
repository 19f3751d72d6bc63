package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/// What follows from the end of a process, in this order: its name is free, it is gone from
/// the table, its links hear of it, then its monitors, then whoever waits for its answer.
///
/// A process that ends by itself departs on its own thread. One ended by a signal departs on a
/// runner, after the turn of whoever sent the signal or when that turn waits, as on the BEAM (X-20,
/// N-11); its thread, if it has one, unwinds on the side.
final class Departure implements Scheduler.Ready {

    private static final int FEW = 16;

    private final LocalProcess process;

    Departure(LocalProcess process) {
        this.process = process;
    }

    @Override
    public void run(Runner runner) {
        carryOut();
    }

    /// Unless many hear of it or lose what they wait for, or somebody hears who takes as long as
    /// they like.
    @Override
    public boolean fitsInto(LocalProcess waiting) {
        Extras extras = process.extras;
        return process != waiting
                && !process.home.followsLives()
                && !Tracing.isOn()
                && !LinkTree.areSeveral(process.links)
                && !Few.areSeveral(process.watchers)
                && !Few.areSeveral(process.watching)
                && (extras == null || extras.owed.size() <= FEW)
                && process.mailbox().holdsAtMost(FEW);
    }

    /// Once: of two that come to it, one does.
    void carryOut() {
        ExitReason reason = process.reason;
        Mourners mourners = process.gone();
        if (mourners == null) {
            return;
        }
        process.home.forget(process);
        process.home.emitLife(Level.TRACE, () -> new Event.Ended(process, reason));
        List<LocalProcess> ended = breakLinks(mourners.links(), reason);
        for (MonitorRef monitor : mourners.watchers()) {
            Signals.down(monitor, reason);
        }
        mourners.latecomers().forEach(Runnable::run);
        ended.forEach(of -> Signals.endedOfLink(of, process, reason));
        for (MonitorRef monitor : mourners.watching()) {
            Monitors.removeFromWatched(monitor);
        }
        Questions.drop(process);
        Questions.abandon(process, reason);
        process.forget();
        process.home.lingerers.afterDeparture(process);
    }

    /// Ends those that end of it first, and then lets everybody hear: a supervisor that hears of it
    /// may start at once what they are in the way of. Answers those that have ended and whose own
    /// departure is still to follow: where several threads run, when everybody has heard of this
    /// one; else each when its turn comes.
    private List<LocalProcess> breakLinks(List<LocalProcess> links, ExitReason reason) {
        boolean[] ends = new boolean[links.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Signals.endsOfLink(links.get(i), process, reason);
        }
        boolean later = process.home.scheduler.runsSeveral();
        List<LocalProcess> ended = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            if (!ends[i]) {
                Signals.linkBroken(links.get(i), process, reason);
            } else if (later) {
                ended.add(links.get(i));
            } else {
                Signals.endedOfLink(links.get(i), process, reason);
            }
        }
        return ended;
    }
}
