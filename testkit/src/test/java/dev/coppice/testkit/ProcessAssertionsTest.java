package dev.coppice.testkit;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Body;
import dev.coppice.process.Event;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/// What the assertions accept, and what they say when they fail.
@CoppiceTest
class ProcessAssertionsTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> failureOf(Body code) {
        return assertThatThrownBy(code::run).isInstanceOf(AssertionError.class);
    }

    @Test
    void receivesByTypeByPredicateAndByValueLeavingTheOthers() {
        self().send(1);
        self().send("two");
        self().send("three");
        assertThat(assertReceives(String.class, word -> word.startsWith("th"))).isEqualTo("three");
        assertReceives("two");
        assertThat(assertReceives(Integer.class)).isEqualTo(1);
        assertReceivesNothing(Duration.ZERO);
    }

    @Test
    void waitsForWhatIsStillToCome() {
        Pid test = self();
        var _ =
                spawnLink(() -> {
                    sleep(ofMillis(20));
                    test.send("late");
                });
        assertReceives("late");
    }

    @Test
    void receivingNothingTakesItsTimeOnAnyClock(ManualClock clock) {
        self().send("there");
        assertReceivesNo(Exit.class, ofMillis(20));
        assertReceives("there");
        assertReceivesNothing(ofMillis(20));
        assertThat(clock.nanoTime()).isZero();
    }

    @Test
    void anUnwantedMessageIsShownWithTheOthers() {
        self().send("one");
        self().send("two");
        failureOf(() -> assertReceivesNothing(ofMillis(1)))
                .hasMessage(
                        "expected no message within 1 ms, but there came one; besides, the mailbox"
                                + " of <0.1> holds 1:\n    two");
        assertReceives("two");
    }

    @Test
    void aMissingMessageIsReportedWithWhatTheMailboxHolds() {
        self().send("other");
        failureOf(() -> assertReceives("awaited", ofMillis(20)))
                .hasMessage(
                        "expected a message equal to awaited, but none came within 20 ms; the mailbox"
                                + " of <0.1> holds 1:\n    other");
        assertReceives("other");
    }

    @Test
    void aReasonIsGivenAsItIsOrAsATermOrAsTheClassOfAnError() {
        trapExit(true);
        assertExit(spawnLink(() -> exit("oops")), "oops");
        assertExit(spawnLink(() -> exit(ExitReason.SHUTDOWN)), ExitReason.SHUTDOWN);
        assertExit(
                spawnLink(() -> {
                    throw new IllegalStateException();
                }),
                IllegalStateException.class);
    }

    @Test
    void anotherReasonIsShownAndItsErrorIsTheCause() {
        var watched =
                spawnMonitor(() -> {
                    throw new IllegalStateException("broke");
                });
        failureOf(() -> assertDown(watched.ref(), UncheckedIOException.class))
                .hasMessage(
                        "the Down of "
                                + watched.pid()
                                + " bears another reason: expected an error of type"
                                + " UncheckedIOException, but it is"
                                + " error(java.lang.IllegalStateException: broke)")
                .hasRootCauseMessage("broke");
    }

    @Test
    void theReasonOfAnEndIsKnownLongAfterwards() {
        Pid ended = spawn(() -> exit("oops"));
        assertEnds(ended, "oops");
        assertEnds(ended, "oops");
        assertThat(awaitEnd(ended)).isEqualTo(ExitReason.of("oops"));
        assertReceivesNothing(Duration.ZERO);
    }

    @Test
    void theReasonOfAnEndIsKnownAtTheMomentOfItToo() {
        for (int i = 0; i < 20_000; i++) {
            Pid ending = spawn(() -> exit("oops"));
            for (int spins = i % 500; spins > 0; spins--) {
                Thread.onSpinWait();
            }
            assertEnds(ending, "oops");
        }
    }

    @Test
    void codeThatMustExitMayDoNothingElse() {
        assertExits("oops", () -> exit("oops"));
        failureOf(() -> assertExits("oops", () -> {}))
                .hasMessage("expected an exit with oops, but the code returned");
        failureOf(() -> assertExits("oops", () -> exit("other"))).hasMessageContaining("other");
        failureOf(() ->
                        assertExits(
                                "oops",
                                () -> {
                                    throw new IllegalStateException("broke");
                                }))
                .hasRootCauseMessage("broke");
    }

    private record Ask() implements Call<String> {}

    @Test
    void aFailedCallIsKnownByItsCause() {
        Pid ended = spawn(() -> {});
        assertEnds(ended, ExitReason.NORMAL);
        assertCallFails(ExitReason.NO_PROCESS, () -> GenServer.call(ended, new Ask()));
        failureOf(() -> assertCallFails("timeout", () -> exit("timeout")))
                .hasMessageContaining("exited with timeout");
    }

    @Test
    void awaitsNamesAndTheirNextHolders() {
        Name name = Name.of("cache");
        Pid first = spawn(ProcessAssertionsTest::registered);
        assertThat(awaitRegistered(name)).isEqualTo(first);
        first.kill();
        awaitEnd(first);
        Pid second = spawnLink(ProcessAssertionsTest::registered);
        assertThat(awaitReplaced(name, first)).isEqualTo(second);
    }

    private static void registered() {
        register(Name.of("cache"));
        receive();
    }

    @Test
    void reportsAreKeptAndNotLogged() {
        assertThat(events()).isEmpty();
        Pid crashed =
                spawn(() -> {
                    throw new IllegalStateException("broke");
                });
        assertThat(assertReports(Event.Crashed.class).pid()).isEqualTo(crashed);
        assertThat(events(Event.Crashed.class)).hasSize(1);
    }

    @Test
    void aProcessThatWaitsIsSeenToWait() {
        Pid waiting = spawnLink(Processes::receive);
        awaitWaiting(waiting);
        assertThat(info(waiting).orElseThrow().mailboxLength()).isZero();
    }
}
