package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.server.CallFailed;
import dev.coppice.server.CallFailure;
import dev.coppice.server.GenServer;
import dev.coppice.server.Next;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Calls: how long they wait, how they fail, and in which order they are handled.
@CoppiceTest
class CallsTest {

    private static final Script.Step NEVER_ANSWERS = (asked, state) -> noReply(state);

    private final CountDownLatch gate = new CountDownLatch(1);

    private Script.Step answersLate() {
        return (asked, state) -> {
            gate.await();
            return reply(asked, "late", "late");
        };
    }

    /// Calls in a process of its own that waits for the answer when this returns.
    private static Puppet callElsewhere(Pid server, Script.Step step, Duration limit) {
        Pid test = self();
        Puppet caller = Puppet.start();
        caller.tell(() -> {
            Outcome<Object> outcome =
                    attempt(() -> GenServer.call(server, new Script.Ask(step), limit));
            test.send(outcome);
        });
        awaitCalling(caller);
        return caller;
    }

    /// Waits until a puppet that was told to call waits for its answer. One that has not noticed
    /// yet what it was told waits as well, but for a message, which is there.
    private static void awaitCalling(Puppet caller) {
        awaitUntil(
                "the call waits",
                () ->
                        info(caller.pid())
                                .filter(info -> info.status() == ProcessInfo.Status.WAITING)
                                .filter(info -> info.mailboxLength() == 0)
                                .isPresent());
    }

    private static ExitReason causeOfFailedCall() {
        Outcome<?> outcome = assertReceives(Outcome.class);
        if (outcome instanceof Outcome.Exited<?>(ExitReason.Term(CallFailure failure))) {
            return failure.cause();
        }
        throw new AssertionError("not a failed call: " + outcome);
    }

    @Test
    @Rule("G-17")
    void aCallWaitsFiveSecondsUnlessItSaysOtherwise(ManualClock clock) {
        Pid server = Script.server().startLink();
        Puppet caller = Script.askElsewhere(server, NEVER_ANSWERS);
        awaitCalling(caller);
        assertThat(Script.state(server)).isEqualTo("new");
        clock.advance(ofMillis(4_999));
        assertReceivesNo(Outcome.class, ofMillis(20));
        clock.advance(ofMillis(1));
        assertThat(causeOfFailedCall()).isEqualTo(CallFailure.TIMEOUT);
    }

    @Test
    @Rule("G-17")
    void anAnsweredCallLeavesNothingBehind() {
        Pid server = Script.server().startLink();
        assertThat(Script.state(server)).isEqualTo("new");
        assertThat(info(self()).orElseThrow().monitors()).isEmpty();
        assertThat(info(server).orElseThrow().monitoredBy()).isEmpty();
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule({"G-18", "G-19"})
    void aCallerWhoseTimeIsUpExitsAndTheServerDoesWhatItWasAsked() {
        Pid server = Script.server().startLink();
        var request = new Script.Ask(answersLate());
        assertThatThrownBy(() -> GenServer.call(server, request, ofMillis(1)))
                .isInstanceOfSatisfying(
                        CallFailed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .isEqualTo(
                                                ExitReason.of(
                                                        new CallFailure(
                                                                CallFailure.TIMEOUT,
                                                                server,
                                                                request))));
        gate.countDown();
        assertThat(Script.state(server)).isEqualTo("late");
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-20")
    void aCallToNobodyExitsWithNoproc() {
        Pid ended = Script.server().startLink();
        GenServer.stop(ended);
        assertCallFails(ExitReason.NO_PROCESS, () -> Script.state(ended));
        assertCallFails(ExitReason.NO_PROCESS, () -> Script.state(Name.of("nobody")));
    }

    @Test
    @Rule("G-21")
    void aCallToOneselfExitsAtOnce() {
        assertCallFails(CallFailure.CALLING_SELF, () -> Script.state(self()));
        Pid server = Script.server().startLink();
        Object outcome =
                Script.ask(
                        server,
                        (asked, state) -> reply(asked, attempt(() -> Script.state(self())), state));
        assertThat(outcome.toString()).contains("calling_self");
    }

    @Test
    @Rule({"G-22", "G-23"})
    void aCallerHearsWhyTheServerEndedAndGoesOnIfItCatchesThat() {
        assertCallFails(IllegalStateException.class, () -> Script.ask(unlinked(), raises()));
        assertCallFails("oops", () -> Script.ask(unlinked(), stops("oops")));
        assertCallFails(ExitReason.NORMAL, () -> Script.ask(unlinked(), stops(ExitReason.NORMAL)));
        Pid killed = unlinked();
        Puppet caller = callElsewhere(killed, NEVER_ANSWERS, ofSeconds(5));
        killed.kill();
        assertThat(causeOfFailedCall()).isEqualTo(ExitReason.KILLED);
        assertThat(caller.pid().isAlive()).isTrue();
    }

    private static Pid unlinked() {
        return Script.server().start();
    }

    private static Script.Step raises() {
        return (asked, state) -> {
            throw new IllegalStateException("boom");
        };
    }

    private static Script.Step stops(Object reason) {
        return (asked, state) -> Next.stop(reason, state);
    }

    @Test
    @Rule("G-23")
    void catchingDoesNotHelpACallerThatIsLinkedToTheServer() {
        Pid test = self();
        Script script = Script.server();
        for (int i = 0; i < 100; i++) {
            Puppet caller = Puppet.start();
            caller.tell(() -> {
                Pid server = script.startLink();
                var outcome = attempt(() -> Script.ask(server, stops("oops")));
                test.send(outcome);
            });
            assertEnds(caller.pid(), "oops");
        }
        assertReceivesNo(Outcome.class, ofMillis(20));
    }

    @Test
    @Rule("G-24")
    void aLinkedCallerThatTrapsExitsGetsBoth() {
        trapExit(true);
        Pid server = Script.server().startLink();
        assertCallFails("oops", () -> Script.ask(server, stops("oops")));
        assertExit(server, "oops");
    }

    @Test
    @Rule("G-30")
    void anEndlessCallWaitsForAnAnswerOrTheEndOfTheServer(ManualClock clock) {
        Pid server = Script.server().startLink();
        Puppet caller = callElsewhere(server, answersLate(), GenServer.FOREVER);
        clock.advance(ofDays(10_000));
        assertReceivesNo(Outcome.class, ofMillis(20));
        gate.countDown();
        assertReceives(new Outcome.Returned<Object>("late"));

        Pid other = Script.server().start();
        var _ = callElsewhere(other, NEVER_ANSWERS, GenServer.FOREVER);
        other.kill();
        assertThat(causeOfFailedCall()).isEqualTo(ExitReason.KILLED);
        assertThat(caller.pid().isAlive()).isTrue();
    }

    @Test
    @Rule("G-31")
    void aNegativeLimitIsRefusedAndNothingIsSent() {
        Pid server = Script.server().startLink();
        var request = new Script.Ask((asked, state) -> reply(asked, state, "asked"));
        assertThatThrownBy(() -> GenServer.call(server, request, ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Script.state(server)).isEqualTo("new");
    }

    @Test
    @Rule("G-32")
    void whatOneProcessSendsIsHandledInThatOrder() {
        Pid server = Script.server().startLink();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String step = " " + i;
            expected.add(step);
            switch (i % 3) {
                case 0 -> Script.tell(server, (asked, state) -> noReply(state + step));
                case 1 -> server.send(new Script.Message((asked, state) -> noReply(state + step)));
                default -> Script.ask(server, (asked, state) -> reply(asked, "", state + step));
            }
        }
        assertThat(Script.state(server)).isEqualTo("new" + String.join("", expected));
    }

    @Test
    @Rule("G-33")
    void noTwoCallbacksOfAServerRunAtTheSameTime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Pid test = self();
        Pid server = Script.server().startLink();
        Script.Step step =
                (asked, state) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    return noReply(state);
                };
        for (int client = 0; client < 8; client++) {
            spawnLink(() -> {
                for (int i = 0; i < 200; i++) {
                    Script.tell(server, step);
                    server.send(new Script.Message(step));
                    Script.state(server);
                }
                test.send("finished");
            });
        }
        for (int client = 0; client < 8; client++) {
            assertReceives("finished");
        }
        assertThat(most).hasValue(1);
    }
}
