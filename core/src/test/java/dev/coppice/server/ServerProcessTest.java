package dev.coppice.server;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Puppet.COUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Event;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.Puppet.Ask;
import dev.coppice.server.Puppet.Request;
import dev.coppice.server.Puppet.Step;
import dev.coppice.server.Puppet.Tell;
import dev.coppice.server.Puppet.Terminated;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What the activation of a server must withstand.
class ServerProcessTest {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    private void inProcess(Body body) {
        Puppet.inProcess(new TestClock(), events, body);
    }

    @Test
    void aChainOfContinuationsNeedsNoStack() {
        inProcess(() -> {
            Pid server = Puppet.start();
            GenServer.cast(
                    server,
                    new Tell((asked, count) -> Next.noReply(count).thenContinue(1_000_000L)));
            assertThat(GenServer.call(server, new Ask(COUNT))).isEqualTo(1_000_000L);
        });
    }

    @Test
    void aServerThatIsKilledContinuesNoFurther() {
        AtomicLong steps = new AtomicLong();
        record Endless(AtomicLong steps) implements GenServer<Request, Long> {
            @Override
            public Init<Long> init() {
                return Init.ok(0L).thenContinue("on");
            }

            @Override
            public Next<Long> handle(Request request, Long state) {
                return Next.noReply(state);
            }

            @Override
            public Next<Long> handleContinue(Object on, Long state) {
                steps.incrementAndGet();
                return Next.noReply(state).thenContinue(on);
            }
        }
        try (Node node = Node.start("endless")) {
            node.in(() -> {
                Pid server = GenServer.start(new Endless(steps));
                while (steps.get() == 0) {
                    LockSupport.parkNanos(10_000); // for the only processor, maybe
                }
                var watch = monitor(server);
                server.kill();
                return assertThat(receive(Down.class).ref()).isEqualTo(watch);
            });
            long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!node.lingering().isEmpty() && System.nanoTime() < patience) {
                Thread.onSpinWait(); // its thread has not noticed yet
            }
            assertThat(node.lingering()).isEmpty();
        }
    }

    @Test
    void aReplyToARequestThatIsNotBeingHandledIsAFailureLikeAnyOther() {
        inProcess(() -> {
            Pid server = Puppet.start();
            var watch = monitor(server);
            GenServer.cast(server, new Tell(COUNT));
            assertThat(receive(Terminated.class).reason().toString())
                    .contains("replied to a request that is not being handled");
            assertThat(receive(Down.class).ref()).isEqualTo(watch);
            assertThat(events).anyMatch(ServerFailed.class::isInstance);
        });
    }

    @Test
    void whatAHandlerAnswersAfterItsServerWasKilledHasNoEffect() {
        CountDownLatch handles = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        inProcess(() -> {
            Pid server = Puppet.start();
            Step stops =
                    (asked, count) -> {
                        handles.countDown();
                        awaitUninterruptibly(killed);
                        return Next.stopReply(asked, "late", "reason", count);
                    };
            Pid parent = self();
            spawn(() -> parent.send(attempt(() -> GenServer.call(server, new Ask(stops)))));
            handles.await();
            server.kill();
            killed.countDown();
            Outcome<?> outcome = receive(Outcome.class);
            assertThat(outcome).isInstanceOf(Outcome.Exited.class);
            assertThat(outcome.toString()).contains("killed");
            assertThat(receive(Terminated.class, Duration.ZERO)).isEmpty();
        });
    }

    @Test
    void aServerSuspendedTwiceGoesOnWhenItIsResumedOnce() {
        inProcess(() -> {
            Pid server = Puppet.start();
            Sys.suspend(server);
            Sys.suspend(server);
            Sys.resume(server);
            assertThat(GenServer.call(server, new Ask(COUNT))).isEqualTo(0L);
        });
    }

    @Test
    void aSuspendedServerHearsItsParentsExit() {
        inProcess(() -> {
            trapExit(true);
            Pid grandparent = self();
            Pid parent =
                    spawn(() -> {
                        Pid server = GenServer.startLink(new Puppet(grandparent));
                        GenServer.call(
                                server,
                                new Ask((asked, count) -> {
                                    trapExit(true);
                                    return Next.reply(asked, count, count);
                                }));
                        Sys.suspend(server);
                        grandparent.send(server);
                        receive();
                    });
            Pid server = receive(Pid.class);
            var watch = monitor(server);
            parent.exit("gone");
            assertThat(receive(Terminated.class).reason()).isEqualTo(ExitReason.of("gone"));
            assertThat(receive(Down.class, down -> down.ref() == watch).reason())
                    .isEqualTo(ExitReason.of("gone"));
        });
    }

    @Test
    void aStartThatTookTooLongLeavesItsNameFree() {
        record Slow() implements GenServer<Request, Long> {
            @Override
            public Init<Long> init() throws InterruptedException {
                Thread.sleep(60_000);
                return Init.ok(0L);
            }

            @Override
            public Next<Long> handle(Request request, Long state) {
                return Next.noReply(state);
            }
        }
        inProcess(() -> {
            trapExit(true);
            for (int round = 0; round < 50; round++) {
                Name name = Name.of("slow");
                assertThat(
                                StartResult.of(
                                        () -> GenServer.startLink(name, new Slow(), Duration.ZERO)))
                        .isEqualTo(new StartResult.Failed(CallFailure.TIMEOUT));
                assertThat(name.pid()).isEmpty();
                assertThat(receive(Exit.class, Duration.ZERO)).isEmpty();
            }
        });
    }

    @Test
    void anErrorOfTheMachineInAHandlerEndsThatServerAlone() {
        inProcess(() -> {
            Pid server = Puppet.start();
            Pid other = Puppet.start();
            GenServer.cast(server, new Tell((asked, count) -> deeper(count)));
            assertThat(receive(Terminated.class).reason())
                    .isInstanceOfSatisfying(
                            ExitReason.Crash.class,
                            crash ->
                                    assertThat(crash.error())
                                            .isInstanceOf(StackOverflowError.class));
            assertThat(GenServer.call(other, new Ask(COUNT))).isEqualTo(0L);
        });
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        for (; ; ) {
            try {
                latch.await();
                return;
            } catch (InterruptedException again) {
                // as code that swallows interrupts does (H-04)
            }
        }
    }

    private static Next<Long> deeper(long count) {
        return count < 0 ? Next.noReply(count) : Next.noReply(deeper(count + 1).state + 1);
    }
}
