package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ProcessInfo.Status;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

/// What others see of a process.
class InspectionTest {

    private final int carriers =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class)
                    .getParallelism();

    @Test
    void whoHasBeenWokenAndHasNoProcessorYetDoesNotWait() throws Exception {
        try (Node node = Node.start("inspection")) {
            Pid process =
                    node.spawn(() -> {
                        while (true) {
                            receive();
                        }
                    });
            while (status(node, process) != Status.WAITING) {
                Thread.onSpinWait();
            }
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch taken = new CountDownLatch(carriers);
            for (int i = 0; i < carriers; i++) {
                Thread.startVirtualThread(() -> {
                    taken.countDown();
                    while (!enough.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            taken.await();

            process.send("wake up");
            Status whileNoneIsFree = status(node, process);
            enough.set(true);

            assertThat(whileNoneIsFree).isEqualTo(Status.READY);
        }
    }

    private static Status status(Node node, Pid process) {
        return node.info(process).orElseThrow().status();
    }
}
