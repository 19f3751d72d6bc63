package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LingeringTest {

    @Test
    void codeThatCatchesItsExitAndBlocksElsewhereIsInterruptedThere() throws Exception {
        CountDownLatch caught = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Node node = Node.start("lingering")) {
            Pid stubborn =
                    node.spawn(() -> {
                        try {
                            receive();
                        } catch (Throwable exit) {
                            caught.countDown();
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                        }
                    });
            while (node.info(stubborn).orElseThrow().status() != ProcessInfo.Status.WAITING) {
                Thread.onSpinWait();
            }
            stubborn.kill();
            assertThat(caught.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
