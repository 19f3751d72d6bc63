package dev.coppice.process;

/// What arriving signals do to a process (section X): exits, broken links, monitors that fire.
///
/// Each takes effect in one step under the receiver's lock; what follows from an end is left to its
/// {@link Departure}.
final class Signals {

    private Signals() {}

    /// An exit signal sent by somebody (the decision table of section X).
    static void exit(LocalProcess to, Pid from, ExitReason reason) {
        boolean message = false;
        synchronized (to) {
            if (!to.isAlive()) {
                return; // the first one decided
            }
            if (reason instanceof ExitReason.Kill) {
                to.end(ExitReason.KILLED);
            } else if (to.trapping) {
                Exit exit = new Exit(from, reason);
                to.put(exit);
                message = true;
                if (from == to) {
                    OwnSignals.sent(to, exit);
                }
            } else if (!(reason instanceof ExitReason.Normal) || from == to) {
                to.end(reason);
            } else {
                return;
            }
        }
        Tracing.signal(from, to, Passage.Kind.EXIT, reason);
        follow(to, message);
    }

    /// An exit signal that comes along a link, if the link is still there; it goes with it (L-09).
    static void linkBroken(LocalProcess to, Pid from, ExitReason reason) {
        boolean message = false;
        synchronized (to) {
            if (!to.isAlive() || !LinkTree.has(to.links, from)) {
                return;
            }
            to.links = LinkTree.without(to.links, from);
            if (to.trapping) {
                to.put(new Exit(from, reason));
                message = true;
            } else if (!(reason instanceof ExitReason.Normal)) {
                to.end(reason);
            } else {
                return;
            }
        }
        Tracing.signal(from, to, Passage.Kind.LINK_BROKEN, reason);
        follow(to, message);
    }

    /// Ends of a broken link, if it does not trap that; what follows is left to {@link
    /// #endedOfLink}.
    static boolean endsOfLink(LocalProcess to, Pid from, ExitReason reason) {
        synchronized (to) {
            if (!to.isAlive()
                    || to.trapping
                    || reason instanceof ExitReason.Normal
                    || !LinkTree.has(to.links, from)) {
                return false;
            }
            to.links = LinkTree.without(to.links, from);
            to.end(reason);
            return true;
        }
    }

    static void endedOfLink(LocalProcess to, Pid from, ExitReason reason) {
        Tracing.signal(from, to, Passage.Kind.LINK_BROKEN, reason);
        follow(to, false);
    }

    /// A monitor fires, if it is still there (M-18).
    static void down(MonitorRef monitor, ExitReason why) {
        LocalProcess to = monitor.watcher;
        synchronized (to) {
            if (!to.isAlive() || !Few.has(to.watching, monitor)) {
                return;
            }
            to.watching = Few.without(to.watching, monitor);
            if (monitor.alias != null && monitor.alias.mode != Alias.Mode.EXPLICIT) {
                monitor.alias.live = false;
            }
            to.put(monitor.down(why));
        }
        Tracing.signal(monitor.watched, to, Passage.Kind.DOWN, why);
        to.notice();
    }

    private static void follow(LocalProcess to, boolean message) {
        if (message) {
            to.notice();
        } else {
            to.home.scheduler.ready(new Departure(to));
            to.interrupt();
        }
    }
}
