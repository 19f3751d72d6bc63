package dev.coppice.server;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.process.Processes.unlink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Event;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What the activation of a server must withstand.
class ServerProcessTest {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final TestClock clock = new TestClock();

    private void inProcess(Body body) {
        try (Node node =
                Node.start(NodeOptions.named("servers").clock(clock).events(events::add))) {
            node.in(() -> {
                body.run();
                return Optional.empty();
            });
        }
    }

    /// Its behaviour is what each request says.
    private sealed interface Request {}

    private record Ask(Step step) implements Request, Call<Object> {}

    private record Tell(Step step) implements Request, Cast {}

    private interface Step {
        Next<Long> run(Ask asked, Long count) throws Throwable;
    }

    private static Tell tell(Step step) {
        return new Tell(step);
    }

    private static final Step COUNT = (asked, count) -> Next.reply(asked, count, count + 1);

    private record Puppet(Pid owner) implements GenServer<Request, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Request request, Long count) throws Throwable {
            return switch (request) {
                case Ask asked -> asked.step().run(asked, count);
                case Tell told -> told.step().run(new Ask(COUNT), count);
            };
        }

        @Override
        public Next<Long> handleInfo(Object message, Long count) {
            owner.send(message);
            return Next.noReply(count);
        }

        @Override
        public Next<Long> handleContinue(Object continuation, Long count) {
            return count.equals(continuation)
                    ? Next.noReply(count)
                    : Next.noReply(count + 1).thenContinue(continuation);
        }

        @Override
        public void terminate(ExitReason reason, Long count) {
            owner.send(new Terminated(reason));
        }
    }

    private record Terminated(ExitReason reason) {}

    private static Pid puppet() {
        return GenServer.start(new Puppet(self()));
    }

    @Test
    void aChainOfContinuationsNeedsNoStack() {
        inProcess(() -> {
            Pid server = puppet();
            GenServer.cast(
                    server, tell((asked, count) -> Next.noReply(count).thenContinue(1_000_000L)));
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
        inProcess(() -> {
            Pid server = GenServer.start(new Endless(steps));
            var watch = monitor(server);
            server.kill();
            assertThat(receive(Down.class).ref()).isEqualTo(watch);
            for (long before = -1; before != steps.get(); ) {
                before = steps.get();
                Thread.sleep(20); // the thread is given a moment to notice
            }
        });
    }

    @Test
    void aReplyToARequestThatIsNotBeingHandledIsAFailureLikeAnyOther() {
        inProcess(() -> {
            Pid server = puppet();
            var watch = monitor(server);
            GenServer.cast(server, tell(COUNT));
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
            Pid server = puppet();
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

    @Test
    void aServerSuspendedTwiceGoesOnWhenItIsResumedOnce() {
        inProcess(() -> {
            Pid server = puppet();
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
    void theAlarmOfAnIdleServerGoesWithItHoweverItEnds() {
        Step idles =
                (asked, count) -> Next.reply(asked, count, count).timeoutAfter(Duration.ofHours(1));
        inProcess(() -> {
            for (int round = 0; round < 100; round++) {
                Pid server = puppet();
                GenServer.call(server, new Ask(idles));
                assertThat(clock.alarms).hasSize(1);
                var watch = monitor(server);
                server.kill();
                assertThat(receive(Down.class).ref()).isEqualTo(watch);
                for (int i = 0; i < 1_000 && !clock.alarms.isEmpty(); i++) {
                    Thread.sleep(1); // let go of a moment after the end
                }
                assertThat(clock.alarms).isEmpty();
            }
        });
    }

    @Test
    void anIdleTimeRunsOnTheNodesClock() {
        Step idles =
                (asked, count) -> Next.reply(asked, count, count).timeoutAfter(Duration.ofHours(1));
        inProcess(() -> {
            Pid server = puppet();
            GenServer.call(server, new Ask(idles));
            clock.advance(Duration.ofMinutes(59));
            assertThat(GenServer.call(server, new Ask(idles))).isEqualTo(0L);
            clock.advance(Duration.ofMinutes(59));
            assertThat(Sys.state(server)).isEqualTo(0L);
            assertThat(receive(Timeout.class, Duration.ZERO)).isEmpty();
            clock.advance(Duration.ofHours(1));
            assertThat(receive(Timeout.class)).isEqualTo(Timeout.TIMEOUT);
        });
    }

    @Test
    void anEndlessIdleTimeSetsNoAlarm() {
        Step idles =
                (asked, count) -> Next.reply(asked, count, count).timeoutAfter(GenServer.FOREVER);
        inProcess(() -> {
            GenServer.call(puppet(), new Ask(idles));
            assertThat(clock.alarms).isEmpty();
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
            Pid server = puppet();
            Pid other = puppet();
            GenServer.cast(server, tell((asked, count) -> deeper(count)));
            assertThat(receive(Terminated.class).reason())
                    .isInstanceOfSatisfying(
                            ExitReason.Crash.class,
                            crash ->
                                    assertThat(crash.error())
                                            .isInstanceOf(StackOverflowError.class));
            assertThat(GenServer.call(other, new Ask(COUNT))).isEqualTo(0L);
        });
    }

    private static Next<Long> deeper(long count) {
        return count < 0 ? Next.noReply(count) : Next.noReply(deeper(count + 1).state + 1);
    }

    @Test
    void aCallLimitRunsOnTheCallersNodesClock() {
        CountDownLatch handles = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Step blocks =
                (asked, count) -> {
                    handles.countDown();
                    var _ = release.await(60, TimeUnit.SECONDS);
                    return Next.reply(asked, count, count);
                };
        inProcess(() -> {
            Pid server = puppet();
            Pid parent = self();
            spawn(() -> parent.send(attempt(() -> GenServer.call(server, new Ask(blocks)))));
            handles.await();
            for (int i = 0; i < 1_000 && clock.alarms.isEmpty(); i++) {
                Thread.sleep(1); // until the caller waits
            }
            clock.advance(Duration.ofSeconds(5));
            assertThat(receive(Outcome.class).toString()).contains("timeout in call to");
            release.countDown();
            unlink(server);
        });
    }
}
