package dev.coppice.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Event;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Processes;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;

/// A node that is closed ends its trees as one.
class NodeClosingTest {

    private final AtomicInteger starts = new AtomicInteger();
    private final Collection<Event> reports = new ConcurrentLinkedQueue<>();

    @RepeatedTest(20)
    void restartsNothingAndReportsNothing() {
        try (Node node = Node.start(NodeOptions.named("closing").events(this::keep))) {
            var _ =
                    node.spawn(() -> {
                        var _ = Supervisor.startLink(Supervisor.oneForOne(tree("a"), tree("b")));
                        Processes.receive();
                    });
            while (starts.get() < 6) {
                Thread.onSpinWait();
            }
        }
        assertThat(starts).hasValue(6);
        assertThat(reports).isEmpty();
    }

    private void keep(Event event) {
        if (!(event instanceof SupervisorEvent.ChildStarted)) {
            reports.add(event);
        }
    }

    private ChildSpec tree(String id) {
        return ChildSpec.supervisor(
                id,
                () -> Supervisor.startLink(Supervisor.oneForOne(worker(1), worker(2), worker(3))));
    }

    private ChildSpec worker(int id) {
        return ChildSpec.worker(
                id,
                () -> {
                    starts.incrementAndGet();
                    return Processes.spawnLink(() -> Processes.receive());
                });
    }
}
