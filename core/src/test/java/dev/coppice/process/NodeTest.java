package dev.coppice.process;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The end of a node.
@Timeout(20)
class NodeTest {

    @Test
    void closedByOneOfItsProcessesItEndsThatOneToo() {
        Node node = Node.start("inside");
        Outcome<Object> outcome =
                attempt(() ->
                        node.in(() -> {
                            spawn(() -> receive());
                            self().node().close();
                            return "came back";
                        }));

        assertThat(outcome).isEqualTo(new Outcome.Exited<>(ExitReason.KILLED));
        assertThat(node.awaitEnd()).isEmpty();
        assertThat(node.processes()).isEmpty();
    }

    @Test
    void closingWaitsForCodeThatStillUnwinds() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean unwound = new AtomicBoolean();
        Node node = Node.start("unwinding");
        var _ =
                node.spawn(() -> {
                    begun.countDown();
                    long end = System.nanoTime() + 50_000_000;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait(); // nobody can stop it
                    }
                    unwound.set(true);
                });
        begun.await();
        node.close();

        assertThat(unwound).isTrue();
    }

    @Test
    void aClosedNodeTakesNobodyIn() {
        Node node = Node.start("closed");
        node.close();

        assertThatThrownBy(() -> node.spawn(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the node closed is closed");
    }
}
