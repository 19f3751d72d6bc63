package dev.coppice.shell;

import static dev.coppice.process.Processes.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.Node;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// When the processes of a node have come to rest.
class QuietTest {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void whoWaitsForALockHasNotComeToRest() throws InterruptedException {
        Object lock = new Object();
        CountDownLatch begun = new CountDownLatch(1);
        try (Node node = Node.start("quiet")) {
            Quiet quiet = new Quiet(node);
            synchronized (lock) {
                var _ =
                        node.spawn(() -> {
                            begun.countDown();
                            synchronized (lock) {
                                begun.countDown();
                            }
                            receive();
                        });
                begun.await();

                assertThat(quiet.await(SOON)).isFalse();
            }
            assertThat(quiet.await(LONG)).isTrue();
        }
    }

    @Test
    void whoWaitsForAMessageOrSleepsHas() throws InterruptedException {
        assertThat(isQuietBeside(() -> receive())).isTrue();
        assertThat(isQuietBeside(() -> Thread.sleep(Duration.ofHours(1)))).isTrue();
        assertThat(isQuietBeside(() -> new CountDownLatch(1).await())).isTrue();
    }

    private static boolean isQuietBeside(Body body) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Node node = Node.start("quiet")) {
            var _ =
                    node.spawn(() -> {
                        begun.countDown();
                        body.run();
                    });
            begun.await();
            return new Quiet(node).await(LONG);
        }
    }
}
