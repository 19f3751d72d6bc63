package dev.coppice.benchmarks.peer;

import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;

/// Runs work on a node of its own, which ends with everything on it.
public final class Coppice {

    private Coppice() {}

    /// Runs the work as a process and returns its result. Nobody listens to the node's events, as
    /// the BEAM's logger is silent in its twin.
    public static <T> T run(Node.Work<T> work) {
        try (Node node = Node.start(NodeOptions.named("benchmark").events(EventSink.none()))) {
            return node.in(work);
        }
    }
}
