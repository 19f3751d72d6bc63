package dev.coppice.process;

import static dev.coppice.process.Processes.link;
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

    @Test
    void whoEndsOfTheEndThatItWaitsForIsSeenAndInterruptedWhenItGoesOn() {
        try (Node node = Node.start("goes on")) {
            Pid ends = resting(node, _ -> {});
            CountDownLatch interrupted = new CountDownLatch(1);
            Behaviour goesOn =
                    _ -> {
                        link(ends);
                        ends.exit(ExitReason.SHUTDOWN);
                        try {
                            new Answer<Object>() {}.await(Duration.ofDays(1));
                        } catch (ProcessExit ofTheLink) {
                            sleepOn(interrupted);
                        }
                    };
            node.in(() -> Behaviour.spawn(goesOn, false, "go"));
            await(interrupted);
        }
    }

    private static void sleepOn(CountDownLatch interrupted) {
        try {
            Thread.sleep(Duration.ofDays(1));
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    @Test
    void whoHasMuchToLeaveBehindHoldsUpNobodyWhoWaits() {
        try (Node node = Node.start("much")) {
            CompletableFuture<Thread> carriedOut = new CompletableFuture<>();
            CountDownLatch released = new CountDownLatch(1);
            Pid ends =
                    resting(
                            node,
                            new Behaviour() {
                                @Override
                                public void received(Object message) throws Exception {
                                    if (message.equals("wait")) {
                                        released.await();
                                    }
                                }

                                @Override
                                public void ended() {
                                    carriedOut.complete(Thread.currentThread());
                                }
                            });
            ends.send("wait");
            for (int i = 0; i < 1_000; i++) {
                ends.send("unread");
            }
            CompletableFuture<Thread> waited = new CompletableFuture<>();
            Behaviour waits =
                    _ -> {
                        Ref watch = monitor(ends);
                        ends.exit(ExitReason.SHUTDOWN);
                        var _ = receive(Down.class, down -> down.ref().equals(watch));
                        waited.complete(Thread.currentThread());
                    };
            node.in(() -> Behaviour.spawn(waits, false, "go"));
            assertThat(waited.join()).isNotEqualTo(carriedOut.join());
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
