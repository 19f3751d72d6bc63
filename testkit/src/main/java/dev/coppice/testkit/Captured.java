package dev.coppice.testkit;

import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a test's node has told: its reports, in order, and why each process ended.
final class Captured implements EventSink {

    private final List<Event> reports = new CopyOnWriteArrayList<>();
    private final Map<Pid, ExitReason> ends = new ConcurrentHashMap<>();

    /// What the node of a test has told so far.
    ///
    /// @throws IllegalStateException when the node is not the testkit's
    static Captured on(Node node) {
        return node.attachment(
                Captured.class,
                () -> {
                    throw new IllegalStateException(
                            node + " belongs to no test: put @CoppiceTest on the class");
                });
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Started started -> {}
            case Event.Ended(var pid, var reason) -> ends.put(pid, reason);
            default -> reports.add(event);
        }
    }

    @Override
    public boolean followsLives() {
        return true;
    }

    List<Event> reports() {
        return List.copyOf(reports);
    }

    Optional<ExitReason> end(Pid pid) {
        return Optional.ofNullable(ends.get(pid));
    }

    /// Lets a failure carry the reports, so that whoever reads it sees what went before.
    void attachTo(Throwable failure) {
        if (!reports.isEmpty()) {
            failure.addSuppressed(new Reported(reports));
        }
    }

    /// The node's reports, as a note on a failure.
    private static final class Reported extends Throwable {
        private static final long serialVersionUID = 1L;

        Reported(List<Event> reports) {
            super(text(reports), null, false, false);
        }

        private static String text(List<Event> reports) {
            StringBuilder text = new StringBuilder("the node of the test reported:");
            reports.forEach(event -> text.append('\n').append(event.describe()));
            return text.toString();
        }
    }
}
