package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReactiveProcessTest {

    @Test
    void reactionsDoNotOverlapEvenIfAMessageComesAsTheProcessStarts() {
        EventSink sendsAtOnce =
                new EventSink() {
                    @Override
                    public void on(Event event) {
                        if (event instanceof Event.Started(var pid)) {
                            pid.send("second");
                        }
                    }

                    @Override
                    public boolean followsLives() {
                        return true;
                    }
                };
        CountDownLatch second = new CountDownLatch(1);
        AtomicBoolean overlapped = new AtomicBoolean();
        Behaviour behaviour =
                message -> {
                    if (message.equals("first")) {
                        overlapped.set(second.await(500, TimeUnit.MILLISECONDS));
                    } else {
                        second.countDown();
                    }
                };
        try (Node node = Node.start(NodeOptions.named("early").events(sendsAtOnce))) {
            node.in(() -> Behaviour.spawn(behaviour, false, "first"));
            assertThat(await(second)).isTrue();
            assertThat(overlapped).isFalse();
        }
    }

    @Test
    void anInterruptThatAReactionLeavesBehindStrikesNoOther() {
        try (Node node = Node.start("interrupts")) {
            AtomicInteger struck = new AtomicInteger();
            node.in(() -> {
                Pid parent = self();
                List<Pid> servers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    servers.add(
                            Behaviour.spawn(
                                    message -> {
                                        if (Thread.currentThread().isInterrupted()) {
                                            struck.incrementAndGet();
                                        }
                                        parent.send("done");
                                        Thread.currentThread().interrupt();
                                    },
                                    false,
                                    "go"));
                }
                for (int round = 0; round < 200; round++) {
                    servers.forEach(server -> {
                        receive(String.class);
                    });
                    servers.forEach(server -> server.send("go"));
                }
                return Optional.empty();
            });
            assertThat(struck).hasValue(0);
        }
    }

    @Test
    void whoHoldsThePidOfAnEndedProcessHoldsNothingOfItsState() {
        try (Node node = Node.start("memory")) {
            List<Pid> held = new ArrayList<>();
            WeakReference<Object> state =
                    node.in(() -> {
                        Object big = new byte[1_000];
                        held.add(
                                Behaviour.spawn(
                                        message -> java.util.Objects.requireNonNull(big),
                                        true,
                                        "first"));
                        return new WeakReference<>(big);
                    });
            held.getFirst().kill();
            assertThat(Garbage.isGone(() -> state.get() == null)).isTrue();
        }
    }

    @Test
    void aReactionThatReceivesIsWokenAlsoWhenItsProcessWasQueuedTwice() {
        try (Node node = Node.start("twice")) {
            Object received =
                    node.in(() -> {
                        Pid parent = self();
                        ReactiveProcess server =
                                (ReactiveProcess)
                                        Behaviour.spawn(
                                                message -> parent.send(receive(String.class)),
                                                false,
                                                "first");
                        while (!server.isWaiting()) {
                            LockSupport.parkNanos(10_000); // for the only processor, maybe
                        }
                        server.run(Runner.of(node.scheduler, server)); // whose turn it is not
                        server.send("second");
                        return receive(String.class, Duration.ofSeconds(5));
                    });
            assertThat(received).isEqualTo(Optional.of("second"));
        }
    }

    @Test
    @Timeout(20)
    void serversThatAlwaysHaveAMessageLetPlainProcessesRun() {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (Node node = Node.start("busy")) {
            Object heard =
                    node.in(() -> {
                        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                            Behaviour.spawn(
                                    message -> {
                                        if (goesOn.get()) {
                                            self().send(message);
                                        }
                                    },
                                    false,
                                    "again");
                        }
                        Pid parent = self();
                        spawn(() -> parent.send("ran"));
                        return receive(String.class);
                    });
            assertThat(heard).isEqualTo("ran");
        } finally {
            goesOn.set(false);
        }
    }

    @Test
    void aHandlerThatBlocksInForeignCodeHoldsUpNobody() {
        CountDownLatch release = new CountDownLatch(1);
        try (Node node = Node.start("blocked")) {
            long start = System.nanoTime();
            node.in(() -> {
                Pid parent = self();
                for (int i = 0; i < 50; i++) {
                    Behaviour.spawn(
                            message -> {
                                parent.send("began");
                                release.await();
                            },
                            false,
                            "go");
                }
                for (int i = 0; i < 50; i++) {
                    receive(String.class);
                }
                return Optional.empty();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
            release.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
