package dev.coppice.process;

import java.lang.System.Logger.Level;

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

    void carryOut() {
        ExitReason reason = process.reason;
        LocalProcess.Mourners mourners = process.gone();
        process.home.forget(process);
        process.home.emitLife(Level.TRACE, () -> new Event.Ended(process, reason));
        for (LocalProcess linked : mourners.links()) {
            linked.linkBroken(process, reason);
        }
        for (MonitorRef monitor : mourners.watchers()) {
            monitor.watcher.down(monitor, reason);
        }
        mourners.latecomers().forEach(Runnable::run);
        for (MonitorRef monitor : mourners.watching()) {
            Monitors.removeFromWatched(monitor);
        }
        process.mailbox.drain(message -> {
            if (message instanceof Answer<?> asked) {
                asked.fail(reason);
            }
        });
        process.abandonAnswers(reason);
    }
}
