package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.util.List;

/// What follows from the end of a process, in this order: its name is free, it is gone from
/// the table, its links hear of it, then its monitors, then whoever waits for its answer.
///
/// A process that ends by itself departs on its own thread. One ended by a signal departs on a
/// runner, after the turn of whoever sent the signal, as on the BEAM (X-20, N-11); its thread, if
/// it has one, unwinds on the side.
final class Departure implements Scheduler.Ready {

    private final LocalProcess process;

    Departure(LocalProcess process) {
        this.process = process;
    }

    @Override
    public void run(Runner runner) {
        carryOut();
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
        breakLinks(mourners.links(), reason);
        for (MonitorRef monitor : mourners.watchers()) {
            Signals.down(monitor, reason);
        }
        mourners.latecomers().forEach(Runnable::run);
        for (MonitorRef monitor : mourners.watching()) {
            Monitors.removeFromWatched(monitor);
        }
        process.dropMessages();
        process.abandonAnswers(reason);
        process.forget();
        process.home.lingerers.afterDeparture(process);
    }

    /// Ends those that end of it first, and then lets everybody hear in order: a supervisor that
    /// hears of it may start at once what they are in the way of.
    private void breakLinks(List<LocalProcess> links, ExitReason reason) {
        boolean[] ended = new boolean[links.size()];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = Signals.endsOfLink(links.get(i), process, reason);
        }
        for (int i = 0; i < ended.length; i++) {
            if (ended[i]) {
                Signals.endedOfLink(links.get(i), process, reason);
            } else {
                Signals.linkBroken(links.get(i), process, reason);
            }
        }
    }
}
