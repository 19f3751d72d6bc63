package dev.coppice.process;

import java.util.Optional;

/// Monitors of processes on processes (section M).
final class Monitors {

    private Monitors() {}

    /// Lets the calling process watch a destination (M-01, M-04, M-13 to M-15).
    static MonitorRef monitor(LocalProcess self, Destination destination, MonitorOptions options) {
        Optional<Pid> found = destination.pid();
        LocalProcess watched = found.map(pid -> (LocalProcess) pid).orElse(null);
        MonitorRef monitor = new MonitorRef(self, watched, destination, options);
        synchronized (self) {
            self.stopIfEnded();
            if (watched == self) {
                return monitor; // never fires (M-05)
            }
            self.watching = Few.with(self.watching, monitor);
        }
        boolean lives = false;
        if (watched != null) {
            synchronized (watched) {
                lives = watched.life == LocalProcess.Life.ALIVE;
                if (lives) {
                    watched.watchers = Few.with(watched.watchers, monitor);
                }
            }
        }
        if (!lives) {
            self.down(monitor, ExitReason.NO_PROCESS);
        } else if (!self.isAlive()) {
            removeFromWatched(monitor); // our departure may have missed it
        }
        return monitor;
    }

    /// Removes a monitor; answers whether it had not fired yet (M-07, M-09). A monitor of somebody
    /// else stays (M-11).
    static boolean demonitor(LocalProcess self, MonitorRef monitor) {
        if (monitor.watcher != self) {
            return true;
        }
        boolean active;
        synchronized (self) {
            active = Few.has(self.watching, monitor);
            self.watching = Few.without(self.watching, monitor);
            if (monitor.alias != null && monitor.alias.mode != Alias.Mode.EXPLICIT) {
                monitor.alias.live = false;
            }
        }
        removeFromWatched(monitor);
        return active;
    }

    static void removeFromWatched(MonitorRef monitor) {
        LocalProcess watched = monitor.watched;
        if (watched != null) {
            synchronized (watched) {
                watched.watchers = Few.without(watched.watchers, monitor);
            }
        }
    }
}
