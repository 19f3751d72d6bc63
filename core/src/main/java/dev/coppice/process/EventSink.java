package dev.coppice.process;

/// Who hears of the events of a node.
@FunctionalInterface
public interface EventSink {

    /// Hears of one event. Called on the thread where it happened, outside any process, and that
    /// thread waits: be quick. What is thrown here goes to the system logger and ends nobody.
    void on(Event event);

    /// Whether it wants to hear of the start and end of every process, too; that costs at each.
    default boolean followsLives() {
        return false;
    }

    /// Writes events to the system logger `dev.coppice`, as OTP's reports are written by default.
    static EventSink logger() {
        System.Logger logger = System.getLogger("dev.coppice");
        return event -> {
            if (logger.isLoggable(event.level())) {
                logger.log(event.level(), event.describe());
            }
        };
    }

    /// Hears everything and does nothing.
    static EventSink none() {
        return event -> {};
    }
}
