package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.coppice.process.Body;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.LinkedHashMap;
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
    @Rule("E-10")
    void aFinallyBlockThatWaitsIsInterrupted() throws InterruptedException {
        var unwound = new CountDownLatch(1);
        Pid waiting =
                spawn(() -> {
                    try {
                        receive();
                    } finally {
                        waitForEver(unwound);
                    }
                });
        awaitWaiting(waiting);
        waiting.kill();
        unwound.await();
    }

    private static void waitForEver(CountDownLatch unwound) throws InterruptedException {
        try {
            Thread.sleep(Duration.ofDays(1));
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
}
