package dev.coppice.supervisor;

import static dev.coppice.process.Processes.trapExit;

import dev.coppice.process.Body;
import dev.coppice.process.Clock;
import dev.coppice.process.Event;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A node for one test: its clock can be set forward, its events are kept, and the test runs in a
/// process of it that traps exits.
final class Laboratory {

    final Probe.Diary diary = new Probe.Diary();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicLong ahead = new AtomicLong();

    void run(Body body) {
        var options = NodeOptions.named("laboratory").clock(new Settable()).events(events::add);
        try (var node = Node.start(options)) {
            node.in(() -> {
                trapExit(true);
                body.run();
                return Optional.empty();
            });
        }
    }

    void forward(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    /// Returns what supervisors have reported since the last time, without pids.
    List<String> reports() {
        var reports =
                events.stream()
                        .filter(SupervisorEvent.class::isInstance)
                        .map(SupervisorEvent.class::cast)
                        .map(Laboratory::inShort)
                        .toList();
        events.clear();
        return reports;
    }

    private static String inShort(SupervisorEvent event) {
        var id = event.child().id();
        return switch (event) {
            case SupervisorEvent.ChildStarted _ -> id + " started";
            case SupervisorEvent.ChildEnded ended -> id + " ended " + ended.reason();
            case SupervisorEvent.ChildStartFailed failed -> id + " failed " + failed.reason();
            case SupervisorEvent.ChildShutdownFailed failed -> id + " shutdown " + failed.reason();
            case SupervisorEvent.MaxIntensityReached _ -> id + " once too often";
        };
    }

    static List<String> listed(Pid supervisor) {
        return Supervisor.whichChildren(supervisor).stream()
                .map(child ->
                        child.id()
                                + " "
                                + switch (child.state()) {
                                    case ChildState.Running _ -> "running";
                                    case ChildState.Restarting _ -> "restarting";
                                    case ChildState.NotRunning _ -> "not running";
                                })
                .toList();
    }

    private final class Settable implements Clock {
        @Override
        public long nanoTime() {
            return System.nanoTime() + ahead.get();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return Clock.system().after(delay, action);
        }
    }
}
