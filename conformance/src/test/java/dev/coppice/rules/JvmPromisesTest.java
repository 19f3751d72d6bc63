package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Event;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.server.GenServer;
import dev.coppice.server.Next;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent.ChildStarted;
import dev.coppice.testkit.CoppiceTest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What processes promise although there is a JVM beneath them.
@CoppiceTest
class JvmPromisesTest {

    @Test
    @Rule({"H-01", "H-04"})
    void aThreadThatSwallowsInterruptsIsInterruptedAgainAndAgainListedAndReported() {
        Pid test = self();
        var interrupts = new AtomicInteger();
        var released = new AtomicBoolean();
        Pid stubborn =
                spawn(() -> {
                    test.send("goes on");
                    while (!released.get()) {
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException swallowed) {
                            interrupts.incrementAndGet();
                        }
                    }
                });
        assertReceives("goes on");
        long killed = System.nanoTime();
        stubborn.kill();
        assertEnds(stubborn, ExitReason.KILLED);
        assertThat(node().lingering()).extracting(Event.Lingers::pid).containsExactly(stubborn);
        awaitUntil("it was interrupted again", () -> interrupts.get() >= 3);
        assertThat(assertReports(Event.Lingers.class).pid()).isEqualTo(stubborn);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isGreaterThan(ofSeconds(2));
        released.set(true);
        awaitUntil("its thread has ended", () -> node().lingering().isEmpty());
    }

    static Stream<Body> errors() {
        return Stream.of(
                () -> assertThat(deeper(1)).isZero(),
                () -> {
                    throw new AssertionError("not so");
                },
                () -> {
                    throw new NoClassDefFoundError("gone");
                },
                () -> {
                    throw new IOException("broken");
                });
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : depth + deeper(depth + 1);
    }

    @ParameterizedTest
    @MethodSource("errors")
    @Rule({"E-01", "H-06"})
    void anyErrorEndsTheProcessItStrikesAndNoOther(Body failing) {
        Puppet other = Puppet.start();
        assertThat(assertReceives(Down.class, by(spawnMonitor(failing))).reason())
                .isInstanceOf(ExitReason.Crash.class);

        Pid server = Script.server().start();
        Ref watch = monitor(server);
        Script.tell(
                server,
                (asked, state) -> {
                    failing.run();
                    return Next.noReply(state);
                });
        assertThat(assertReceives(Down.class, down -> down.ref() == watch).reason())
                .isInstanceOf(ExitReason.Crash.class);
        assertThat(other.answers(() -> "well")).isEqualTo("well");
    }

    private static Predicate<Down> by(Monitored child) {
        return down -> down.ref() == child.ref();
    }

    private record Heard(ExitReason along, ExitReason in) {}

    @Test
    @Rule("H-09")
    void whoLinksToOrWatchesAProcessAtTheMomentOfItsEndHearsOfItOnce() {
        Pid test = self();
        List<Puppet> others = Stream.generate(Puppet::trapping).limit(3).toList();
        for (int i = 0; i < 200; i++) {
            Pid ending = spawn(Processes::receive);
            others.forEach(other ->
                    other.tell(() -> {
                        link(ending);
                        Ref watch = monitor(ending);
                        Exit exit = receive(Exit.class, came -> came.from() == ending);
                        Down down = receive(Down.class, came -> came.ref() == watch);
                        test.send(new Heard(exit.reason(), down.reason()));
                    }));
            ending.kill();
            for (int heard = 0; heard < others.size(); heard++) {
                Heard what = assertReceives(Heard.class);
                assertThat(List.of(ExitReason.KILLED, ExitReason.NO_PROCESS))
                        .contains(what.along(), what.in());
            }
        }
        others.forEach(other ->
                assertThat(other.answers(() -> info(self()).orElseThrow()))
                        .satisfies(
                                info -> assertThat(info.links()).isEmpty(),
                                info -> assertThat(info.mailboxLength()).isZero()));
    }

    @Test
    @Rule({"H-10", "X-18"})
    void aServerThatIsKilledInTheMiddleOfARequestHasEndedAtOnceForAllOthers()
            throws InterruptedException {
        var busy = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        Name name = Name.of("busy");
        Pid server = Script.server().start(name);
        var _ =
                Script.askElsewhere(
                        server,
                        (asked, state) -> {
                            busy.countDown();
                            awaitWhateverHappens(gate);
                            return Next.stopReply(asked, "late", "late", state);
                        });
        busy.await();
        Ref watch = monitor(server);
        server.kill();
        assertDown(watch, ExitReason.KILLED);
        assertThat(whereis(name)).isEmpty();
        assertThat(assertReceives(Outcome.class).toString())
                .contains("killed in call to " + server);
        assertThat(gate.getCount()).as("its code goes on").isEqualTo(1);
        gate.countDown();
        awaitUntil("its thread has ended", () -> node().lingering().isEmpty());
        assertReceivesNo(Script.Terminated.class, ZERO);
    }

    private static void awaitWhateverHappens(CountDownLatch gate) {
        for (; ; ) {
            try {
                gate.await();
                return;
            } catch (InterruptedException swallowed) {
                // goes on
            }
        }
    }

    @Test
    @Rule("H-11")
    void codeThatIsHandedToAnotherThreadIsNotInTheProcess() {
        Pid other = Puppet.start().pid();
        Map<String, Body> verbs = new LinkedHashMap<>();
        verbs.put("self", Processes::self);
        verbs.put("node", Processes::node);
        verbs.put("spawn", () -> spawn(() -> {}));
        verbs.put("spawnLink", () -> spawnLink(() -> {}));
        verbs.put("spawnMonitor", () -> spawnMonitor(() -> {}));
        verbs.put("receive", Processes::receive);
        verbs.put("sleep", () -> sleep(ZERO));
        verbs.put("link", () -> link(other));
        verbs.put("unlink", () -> unlink(other));
        verbs.put("monitor", () -> monitor(other));
        verbs.put("trapExit", () -> trapExit(true));
        verbs.put("register", () -> register(Name.of("elsewhere")));
        verbs.put("whereis", () -> whereis(Name.of("elsewhere")));
        verbs.put("label", () -> label("elsewhere"));
        verbs.put("dictionary", Processes::dictionary);
        verbs.put("startLink", () -> GenServer.startLink(new Counter(0)));
        verbs.forEach((verb, body) ->
                assertThat(supplyAsync(() -> attempt(body)).join())
                        .as(verb)
                        .isInstanceOfSatisfying(
                                Outcome.Raised.class,
                                raised ->
                                        assertThat(raised.error())
                                                .isInstanceOf(IllegalStateException.class)
                                                .hasMessageContaining(
                                                        "this thread runs no process")));
        assertThat(supplyAsync(Processes::current).join()).isEmpty();
    }

    @Test
    @Rule("H-13")
    void processesThatWaitInSynchronizedHoldNoProcessor() {
        Pid test = self();
        int many = 2 * Runtime.getRuntime().availableProcessors() + 2;
        IntStream.range(0, many).forEach(number -> spawnLink(() -> waitSynchronized(test)));
        for (int i = 0; i < many; i++) {
            assertReceives("waits");
        }
        spawnLink(() -> test.send("runs"));
        assertReceives("runs");
    }

    private static void waitSynchronized(Pid test) {
        synchronized (new Object()) {
            test.send("waits");
            var _ = receive(String.class, "never"::equals);
        }
    }

    @Test
    @Rule("H-15")
    void anOrderlyExitIsThrownLikeAnErrorAndIsNone() {
        ExitReason done = ExitReason.shutdown("done");
        Pid supervisor =
                Supervisor.startLink(
                        Supervisor.oneForOne(new Children().plain("a").restart(Restart.TRANSIENT)));
        Pid child = Supervised.childOf(supervisor, "a");
        Supervised.tell(
                child,
                () -> {
                    throw exit(done);
                });
        assertEnds(child, done);
        assertThat(Supervised.listed(supervisor)).containsExactly("a not running");
        assertThat(events()).hasOnlyElementsOfType(ChildStarted.class);
    }
}
