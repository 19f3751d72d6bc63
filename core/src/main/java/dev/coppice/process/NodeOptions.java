package dev.coppice.process;

/// How to start a node.
///
/// @param name what the node is called, in what it prints
/// @param clock the time it lives by; by default the machine's
/// @param events who hears of crashes and restarts; by default the system logger
/// @param ordered whether whatever is ready runs in the order in which it became ready, see {@link
///   #inOrder()}
public record NodeOptions(String name, Clock clock, EventSink events, boolean ordered) {

    /// A node with this name, on the machine's time, reporting to the system logger.
    public static NodeOptions named(String name) {
        return new NodeOptions(name, Clock.system(), EventSink.logger(), false);
    }

    /// The same on another clock.
    public NodeOptions clock(Clock by) {
        return new NodeOptions(name, by, events, ordered);
    }

    /// The same with another sink of events.
    public NodeOptions events(EventSink to) {
        return new NodeOptions(name, clock, to, ordered);
    }

    /// The same, but only one process runs at a time, and the others in the order in which they
    /// became ready, as on one scheduler of the BEAM: the same program takes the same turns each
    /// time. What comes from outside, such as timers, comes when it comes. A process that waits
    /// outside the library keeps the others waiting, for a tenth of a second at most, and goes on
    /// out of order. Servers are many times slower: it is for tests.
    public NodeOptions inOrder() {
        return new NodeOptions(name, clock, events, true);
    }
}
