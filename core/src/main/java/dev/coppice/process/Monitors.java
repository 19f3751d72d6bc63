package dev.coppice.process;

/// Monitors of processes on processes (section M).
final class Monitors {

    private Monitors() {}

    /// Lets the calling process watch a destination (M-01, M-04, M-13 to M-15).
    static MonitorRef monitor(LocalProcess self, Destination destination, MonitorOptions options) {
        LocalProcess watched = destination.pid().map(Processes::local).orElse(null);
        MonitorRef monitor = new MonitorRef(self, watched, destination, options);
        synchronized (self) {
            self.stopIfEnded();
            if (watched == self) {
                return monitor; // never fires (M-05)
            }
            self.watching = Few.with(self.watching, monitor);
        }
        if (watched == null) {
            fireAtOnce(self, monitor); // M-14
            return monitor;
        }
        switch (watch(watched, monitor)) {
            case ALIVE -> {
                if (!self.isAlive()) {
                    removeFromWatched(monitor); // our departure may have missed it
                }
            }
            case ENDING -> {} // fires when it has gone, and its name is free (M-16)
            case GONE -> fireAtOnce(self, monitor);
        }
        return monitor;
    }

    private static void fireAtOnce(LocalProcess self, MonitorRef monitor) {
        OwnSignals.fired(self, monitor);
        Signals.down(monitor, ExitReason.NO_PROCESS);
    }

    private static Life watch(LocalProcess watched, MonitorRef monitor) {
        synchronized (watched) {
            switch (watched.life) {
                case ALIVE -> watched.watchers = Few.with(watched.watchers, monitor);
                case ENDING ->
                        watched.extras().late(() -> Signals.down(monitor, ExitReason.NO_PROCESS));
                case GONE -> {}
            }
            return watched.life;
        }
    }

    /// Removes a monitor; answers whether it had not fired yet (M-07, M-09). A monitor of somebody
    /// else stays, and does not count as removed (M-11).
    static boolean demonitor(LocalProcess self, MonitorRef monitor) {
        if (monitor.watcher != self) {
            return false;
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
        OwnSignals own = self.ownSignals();
        if (own != null && own.takeBack(monitor)) {
            takeDown(self, monitor);
            return true;
        }
        return active;
    }

    /// The same, and takes a Down that has come already out of the mailbox (M-08).
    static boolean demonitorFlush(LocalProcess self, MonitorRef monitor) {
        if (demonitor(self, monitor)) {
            return true;
        }
        takeDown(self, monitor);
        return false;
    }

    private static void takeDown(LocalProcess self, MonitorRef monitor) {
        var _ = self.mailbox().poll(message -> isDown(message, monitor), new Mailbox.Cursor());
    }

    private static boolean isDown(Object message, MonitorRef of) {
        return message instanceof Down down && down.ref() == of
                || message instanceof TaggedDown tagged && tagged.ref() == of;
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
