package dev.coppice.process;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where the end of a process is carried out that a server has brought about.
@Timeout(20)
class DepartureTest {

    private static Pid resting(Node node, Behaviour behaviour) {
        Pid resting = node.in(() -> Behaviour.spawn(behaviour, false, "first"));
        while (node.info(resting).orElseThrow().status() != ProcessInfo.Status.WAITING) {
            Thread.onSpinWait();
        }
        return resting;
    }

    @Test
    void itIsCarriedOutWhereItIsWaitedFor() {
        try (Node node = Node.start("departures")) {
            AtomicReference<Thread> there = new AtomicReference<>();
            Pid ends =
                    resting(
                            node,
                            new Behaviour() {
                                @Override
                                public void received(Object message) {}

                                @Override
                                public void ended() {
                                    there.set(Thread.currentThread());
                                }
                            });
            CompletableFuture<Thread> here = new CompletableFuture<>();
            Behaviour waits =
                    _ -> {
                        Ref watch = monitor(ends);
                        ends.exit(ExitReason.SHUTDOWN);
                        var _ = receive(Down.class, down -> down.ref().equals(watch));
                        here.complete(Thread.currentThread());
                    };
            node.in(() -> Behaviour.spawn(waits, false, "go"));
            assertThat(here.join()).isEqualTo(there.get());
        }
    }

    @Test
    void whoHearsOfItAndTakesLongHoldsUpNobodyWhoWaits() {
        CountDownLatch released = new CountDownLatch(1);
        EventSink slow =
                new EventSink() {
                    @Override
                    public void on(Event event) {
                        if (event instanceof Event.Ended(var _, ExitReason.Shutdown _)) {
                            await(released);
                        }
                    }

                    @Override
                    public boolean followsLives() {
                        return true;
                    }
                };
        try (Node node = Node.start(NodeOptions.named("slow sink").events(slow))) {
            Pid ends = resting(node, _ -> {});
            CompletableFuture<Optional<Object>> heard = new CompletableFuture<>();
            Behaviour waits =
                    _ -> {
                        ends.exit(ExitReason.SHUTDOWN);
                        heard.complete(receive(Duration.ofMillis(10)));
                    };
            node.in(() -> Behaviour.spawn(waits, false, "go"));
            assertThat(heard.join()).isEmpty();
            released.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
