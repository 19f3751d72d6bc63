package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.process.Thrown;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The three ways in which code fails, and what becomes of the process.
@CoppiceTest
class ErrorsTest {

    private static void fail(String what) {
        throw new IllegalStateException(what);
    }

    @Test
    @Rule("E-01")
    void anUncaughtExceptionEndsTheProcessWithTheExceptionAndItsTrace() {
        Monitored child = spawnMonitor(() -> fail("broke"));
        Down down = assertDown(child.ref(), IllegalStateException.class);
        assertThat(down.reason())
                .isInstanceOfSatisfying(
                        ExitReason.Crash.class,
                        crash ->
                                assertThat(crash.error().getStackTrace()[0].getMethodName())
                                        .isEqualTo("fail"));
    }

    @Test
    @Rule("E-02")
    void exitEndsTheProcessWithExactlyItsReason() {
        assertDown(spawnMonitor(() -> exit("oops")).ref(), new ExitReason.Term("oops"));
        assertThatThrownBy(() -> exit("oops"))
                .isInstanceOfSatisfying(
                        ProcessExit.class, exit -> assertThat(exit.getStackTrace()).isEmpty());
    }

    @Test
    @Rule("E-03")
    void anUncaughtThrowEndsTheProcessWithNoCatch() {
        Monitored child =
                spawnMonitor(() -> {
                    throw new Thrown("ball");
                });
        assertDown(child.ref(), new ExitReason.Thrown("ball"));
    }

    @Test
    @Rule("E-04")
    void returningIsExitingWithNormal() {
        Down returned = assertDown(spawnMonitor(() -> {}).ref(), ExitReason.NORMAL);
        Down exited =
                assertDown(spawnMonitor(() -> exit(ExitReason.NORMAL)).ref(), ExitReason.NORMAL);
        assertThat(returned.reason()).isEqualTo(exited.reason());
    }

    @Test
    @Rule("E-05")
    void attemptTellsTheThreeKindsApart() {
        var error = new IllegalStateException("broke");
        assertThat(attempt(() -> 42)).isEqualTo(new Outcome.Returned<>(42));
        assertThat(
                        attempt(() -> {
                            throw error;
                        }))
                .isEqualTo(new Outcome.Raised<>(error));
        assertThat(attempt(() -> exit("oops")))
                .isEqualTo(new Outcome.Exited<>(ExitReason.of("oops")));
        assertThat(
                        attempt(() -> {
                            throw new Thrown("ball");
                        }))
                .isEqualTo(new Outcome.Threw<>("ball"));
    }

    @Test
    @Rule("E-06")
    void aHandlerOfExceptionsStopsNeitherExitsNorThrows() {
        Monitored exiting =
                spawnMonitor(() -> {
                    try {
                        exit("oops");
                    } catch (Exception error) {
                        exit("handled");
                    }
                });
        assertDown(exiting.ref(), "oops");
        Monitored throwing =
                spawnMonitor(() -> {
                    try {
                        throw new Thrown("ball");
                    } catch (Exception error) {
                        exit("handled");
                    }
                });
        assertDown(throwing.ref(), new ExitReason.Thrown("ball"));
    }

    @Test
    @Rule("E-07")
    void finallyRunsAfterSuccessAfterACaughtFailureAndAfterAnUncaughtOne() {
        Pid test = self();
        Monitored child =
                spawnMonitor(() -> {
                    try {
                        test.send("success");
                    } finally {
                        test.send("after success");
                    }
                    try {
                        fail("to be caught");
                    } catch (IllegalStateException caught) {
                        test.send("caught");
                    } finally {
                        test.send("after a caught failure");
                    }
                    try {
                        exit("oops");
                    } finally {
                        test.send("after an uncaught failure");
                    }
                });
        assertDown(child.ref(), "oops");
        assertThat(List.of(receive(), receive(), receive(), receive(), receive()))
                .isEqualTo(
                        List.of(
                                "success",
                                "after success",
                                "caught",
                                "after a caught failure",
                                "after an uncaught failure"));
    }

    @Test
    @Rule("E-08")
    void aFailureInFinallyReplacesTheFirst() {
        Monitored child =
                spawnMonitor(() -> {
                    try {
                        fail("first");
                    } finally {
                        exit("second");
                    }
                });
        assertDown(child.ref(), "second");
    }

    @Test
    @Rule("E-09")
    void whatIsDoneWithAnOutcomeIsOutsideTheAttempt() {
        List<String> seen = new ArrayList<>();
        Outcome<Object> outer =
                attempt(() -> {
                    switch (attempt(() -> 42)) {
                        case Outcome.Returned<?>(var value) -> fail("with " + value);
                        case Outcome<?> other -> seen.add("handled inside: " + other);
                    }
                });
        assertThat(seen).isEmpty();
        assertThat(outer)
                .isInstanceOfSatisfying(
                        Outcome.Raised.class,
                        raised -> assertThat(raised.error()).hasMessage("with 42"));
    }

    @Test
    @Rule("E-13")
    void theCrashOfAnUnconnectedProcessTouchesNobody() {
        Puppet other = Puppet.start();
        Pid crashed = spawn(() -> fail("broke"));
        assertEnds(crashed, IllegalStateException.class);
        assertThat(other.answers(() -> info(self()).orElseThrow().mailboxLength())).isZero();
        assertReceivesNothing(Duration.ZERO);
    }

    @Test
    @Rule("E-14")
    void anyObjectIsAReasonAndArrivesAsItIs() {
        record Cause(Map<String, List<Integer>> what) {}
        Cause cause = new Cause(Map.of("big", IntStream.range(0, 100_000).boxed().toList()));
        trapExit(true);
        Monitored child =
                spawnMonitor(() -> {
                    receive();
                    exit(cause);
                });
        link(child.pid());
        child.pid().send("go");
        assertThat(assertExit(child.pid(), cause).reason())
                .isEqualTo(assertDown(child.ref(), cause).reason())
                .isInstanceOfSatisfying(
                        ExitReason.Term.class, term -> assertThat(term.value()).isSameAs(cause));
    }

    @Test
    @Rule("E-15")
    void aCaughtFailureLeavesTheProcessAsItWas() {
        trapExit(true);
        var _ = spawnLink(Processes::receive);
        Puppet watched = Puppet.start();
        var _ = monitor(watched.pid());
        self().send("waiting");
        ProcessInfo before = info(self()).orElseThrow();
        var _ = attempt(() -> fail("caught"));
        ProcessInfo after = info(self()).orElseThrow();
        assertThat(after)
                .usingRecursiveComparison()
                .comparingOnlyFields("links", "monitors", "mailboxLength", "trapExit")
                .isEqualTo(before);
    }

    @Test
    @Rule("E-16")
    void theNextIncarnationKnowsOnlyWhatItIsStartedWith() {
        Name name = Name.of("counter");
        Supervisor.startLink(
                Supervisor.oneForOne(
                        ChildSpec.worker(
                                "counter", () -> GenServer.startLink(name, new Counter(7)))));
        Pid first = awaitRegistered(name);
        assertThat(Counter.next(name)).isEqualTo(7);
        assertThat(Counter.next(name)).isEqualTo(8);
        GenServer.cast(name, new Counter.Fail());
        var _ = awaitReplaced(name, first);
        assertThat(Counter.next(name)).isEqualTo(7);
    }
}
