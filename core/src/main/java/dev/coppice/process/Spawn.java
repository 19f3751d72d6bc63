package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// Spawning, with the link or the monitor made in the same step, so that the child's end is heard
/// of for certain, however soon it comes (L-04, M-17).
final class Spawn {

    private Spawn() {}

    static Pid linked(LocalProcess parent, LocalProcess child) {
        tie(parent, child);
        parent.home.admit(child);
        child.begin();
        parent.stopIfEnded(); // meanwhile; the child has heard, or will
        return child;
    }

    private static void tie(LocalProcess parent, LocalProcess child) {
        child.links = LinkTree.with(null, parent); // nobody else knows the child yet
        synchronized (parent) {
            parent.stopIfEnded();
            parent.links = LinkTree.with(parent.links, child);
        }
    }

    static Monitored monitored(LocalProcess parent, LocalProcess child) {
        MonitorRef monitor = new MonitorRef(parent, child, child, MonitorOptions.PLAIN);
        child.watchers = Few.with(null, monitor);
        synchronized (parent) {
            parent.stopIfEnded();
            parent.watching = Few.with(parent.watching, monitor);
        }
        parent.home.admit(child);
        child.begin();
        if (!parent.isAlive()) {
            Monitors.removeFromWatched(monitor);
        }
        return new Monitored(child, monitor);
    }

    /// Spawns a process that reacts.
    ///
    /// @param hosting where it may begin, if its parent waits for it
    static Pid behaving(
            LocalProcess parent,
            boolean link,
            Behaviour behaviour,
            Object first,
            @Nullable Hosting hosting) {
        Node node = parent.home;
        ReactiveProcess child = new ReactiveProcess(node, node.nextNumber(), behaviour, first);
        child.ancestors = parent.extras().lineage(called(parent), parent.ancestors);
        if (link) {
            tie(parent, child);
        }
        node.admit(child);
        if (hosting == null || !hosting.begin(child)) {
            child.begin();
        }
        if (link) {
            parent.stopIfEnded();
        }
        return child;
    }

    private static Destination called(LocalProcess parent) {
        Name name = parent.name;
        return name == null ? parent : name;
    }
}
