package dev.coppice.process;

/// Spawning, with the link or the monitor made in the same step, so that the child's end is heard
/// of for certain, however soon it comes (L-04, M-17).
final class Spawn {

    private Spawn() {}

    static Pid linked(LocalProcess parent, LocalProcess child) {
        child.links = LinkTree.with(null, parent); // nobody else knows the child yet
        synchronized (parent) {
            parent.stopIfEnded();
            parent.links = LinkTree.with(parent.links, child);
        }
        parent.home.admit(child);
        child.begin();
        parent.stopIfEnded(); // meanwhile; the child has heard, or will
        return child;
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
    static Pid behaving(LocalProcess parent, boolean link, Behaviour behaviour, Object first) {
        Node node = parent.home;
        ReactiveProcess child = new ReactiveProcess(node, node.nextNumber(), behaviour, first);
        child.ancestors = parent.extras().lineage(called(parent), parent.ancestors);
        if (link) {
            return linked(parent, child);
        }
        node.admit(child);
        child.begin();
        return child;
    }

    private static Destination called(LocalProcess parent) {
        Name name = parent.name;
        return name == null ? parent : name;
    }
}
