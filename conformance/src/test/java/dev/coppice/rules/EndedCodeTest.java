package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.coppice.process.Alias;
import dev.coppice.process.Body;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the code of a process that a signal ends, wherever it is.
@CoppiceTest
class EndedCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"kill", "shutdown", "oops"})
    @Rule("E-10")
    void whenASignalEndsAProcessItsHandlersAndFinallyHaveNoEffect(String how)
            throws InterruptedException {
        Pid test = self();
        var unwound = new CountDownLatch(1);
        Pid blocked =
                spawn(() -> {
                    try {
                        test.send("waiting");
                        receive();
                    } catch (Throwable end) {
                        test.send("from the handler");
                    } finally {
                        finallySend(test, unwound);
                    }
                });
        assertReceives("waiting");
        blocked.exit(
                switch (how) {
                    case "kill" -> ExitReason.KILL;
                    case "shutdown" -> ExitReason.SHUTDOWN;
                    default -> how;
                });
        unwound.await();
        awaitEnd(blocked);
        assertReceivesNothing(Duration.ZERO);
    }

    private static void finallySend(Pid test, CountDownLatch unwound) {
        try {
            test.send("from finally");
        } finally {
            unwound.countDown();
        }
    }

    @Test
    @Rule("E-11")
    void catchingEverythingDoesNotHoldUpASignal() {
        Pid test = self();
        Pid stubborn =
                spawn(() -> {
                    test.send("waiting");
                    var _ = attempt(() -> receive());
                    test.send("went on after attempt");
                });
        Pid moreStubborn =
                spawn(() -> {
                    test.send("waiting");
                    try {
                        receive();
                    } catch (Throwable everything) {
                        // goes on as if nothing had happened
                    }
                    test.send("went on after catch");
                });
        assertReceives("waiting");
        assertReceives("waiting");
        stubborn.exit("oops");
        moreStubborn.exit("oops");
        assertEnds(stubborn, "oops");
        assertEnds(moreStubborn, "oops");
        assertReceivesNothing(Duration.ofMillis(50));
    }

    @Test
    @Rule("E-12")
    void theSignalToOneselfCannotBeCaughtAndExitCan() {
        Pid test = self();
        Monitored signalling =
                spawnMonitor(() -> {
                    var _ = attempt(() -> self().exit("oops"));
                    test.send("went on");
                });
        assertDown(signalling.ref(), "oops");
        Monitored exiting =
                spawnMonitor(() -> {
                    var _ = attempt(() -> exit("oops"));
                    test.send("caught it");
                });
        assertDown(exiting.ref(), ExitReason.NORMAL);
        assertReceives("caught it");
        assertReceivesNothing(Duration.ZERO);
    }

    @Test
    @Rule("X-18")
    void aSignalEndsAProcessWhateverItIsDoing() {
        Pid test = self();
        Map<String, Body> doings = new LinkedHashMap<>();
        doings.put("receiving", Processes::receive);
        doings.put("sleeping", () -> sleep(Duration.ofDays(1)));
        doings.put("sleeping outside the library", () -> Thread.sleep(Duration.ofDays(1)));
        doings.put("waiting for a lock of its own", () -> new CountDownLatch(1).await());
        doings.forEach((doing, body) -> {
            Monitored busy =
                    spawnMonitor(() -> {
                        test.send(doing);
                        body.run();
                    });
            assertReceives(doing);
            busy.pid().exit("enough");
            assertDown(busy.ref(), "enough");
        });
    }

    @Test
    @Rule("X-18")
    void evenComputingWithoutACall() {
        assumeThat(
                        Integer.getInteger(
                                "jdk.virtualThreadScheduler.parallelism",
                                Runtime.getRuntime().availableProcessors()))
                .describedAs("processors: a thread that computes holds one")
                .isGreaterThan(1);
        Pid test = self();
        AtomicBoolean released = new AtomicBoolean();
        Monitored busy =
                spawnMonitor(() -> {
                    test.send("computing");
                    while (!released.get()) {
                        Thread.onSpinWait();
                    }
                });
        assertReceives("computing");
        busy.pid().exit("enough");
        assertDown(busy.ref(), "enough");
        released.set(true);
    }

    @Test
    @Rule("X-25")
    void everyVerbOfAnEndedProcessThrowsItsExit() throws InterruptedException {
        Pid test = self();
        Puppet other = Puppet.start();
        Pid counter = GenServer.start(new Counter(0));
        Alias alias = other.answers(() -> alias(Alias.Mode.EXPLICIT));
        Map<String, Body> verbs = new LinkedHashMap<>();
        verbs.put("send", () -> test.send("sent"));
        verbs.put("send to an alias", () -> alias.send("sent"));
        verbs.put("sendAfter", () -> sendAfter(test, "sent later", Duration.ZERO));
        verbs.put("receive", Processes::receive);
        verbs.put("receive with a limit", () -> receive(Duration.ZERO));
        verbs.put("spawn", () -> spawn(() -> test.send("spawned")));
        verbs.put("spawnLink", () -> spawnLink(() -> test.send("spawned")));
        verbs.put("spawnMonitor", () -> spawnMonitor(() -> test.send("spawned")));
        verbs.put("register", () -> register(Name.of("too late")));
        verbs.put("register another", () -> register(Name.of("too late"), other.pid()));
        verbs.put("link", () -> link(other.pid()));
        verbs.put("unlink", () -> unlink(other.pid()));
        verbs.put("monitor", () -> monitor(other.pid()));
        verbs.put("signal", () -> other.pid().kill());
        verbs.put("trapExit", () -> trapExit(true));
        verbs.put("call", () -> Counter.next(counter));
        verbs.put("cast", () -> GenServer.cast(counter, new Counter.Fail()));
        verbs.put("start", () -> GenServer.start(new Counter(0)));
        verbs.put("attempt", () -> attempt(() -> self().exit("another reason")));

        List<String> without = new ArrayList<>();
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Pid ended =
                spawn(() -> {
                    test.send("waiting");
                    awaitWhateverHappens(released);
                    verbs.forEach((verb, body) -> {
                        if (!throwsExit(body)) {
                            without.add(verb);
                        }
                    });
                    done.countDown();
                });
        assertReceives("waiting");
        ended.exit("enough");
        released.countDown();
        done.await();
        assertThat(without).isEmpty();
        assertEnds(ended, "enough");
        assertReceivesNothing(Duration.ofMillis(20));
        assertThat(whereis(Name.of("too late"))).isEmpty();
        assertThat(other.pid().isAlive()).isTrue();
        assertThat(Counter.next(counter)).isZero();
        GenServer.stop(counter);
    }

    /// The code of a process that has ended, and goes on although it is interrupted.
    private static void awaitWhateverHappens(CountDownLatch latch) {
        for (; ; ) {
            try {
                latch.await();
                return;
            } catch (InterruptedException again) {
                // goes on
            }
        }
    }

    private static boolean throwsExit(Body verb) {
        try {
            verb.run();
            return false;
        } catch (ProcessExit exit) {
            return exit.reason().equals(ExitReason.of("enough"));
        } catch (Throwable other) {
            return false;
        }
    }
}
