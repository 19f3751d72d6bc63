package dev.coppice.process;

/// How to start a node.
///
/// @param name what the node is called, in what it prints
/// @param clock the time it lives by; by default the machine's
/// @param events who hears of crashes and restarts; by default the system logger
public record NodeOptions(String name, Clock clock, EventSink events) {

    /// A node with this name, on the machine's time, reporting to the system logger.
    public static NodeOptions named(String name) {
        return new NodeOptions(name, Clock.system(), EventSink.logger());
    }

    /// The same on another clock.
    public NodeOptions clock(Clock by) {
        return new NodeOptions(name, by, events);
    }

    /// The same with another sink of events.
    public NodeOptions events(EventSink to) {
        return new NodeOptions(name, clock, to);
    }
}
