package dev.coppice.supervisor;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a supervisor does when restarting does not help at once, or not at all.
@Timeout(20)
class RetryTest {

    private final Laboratory lab = new Laboratory();
    private final Probe.Diary diary = lab.diary;

    private ChildSpec child(String name) {
        return Probe.trapping(name, diary);
    }

    private static void assertGivesUp(Pid supervisor) {
        assertThat(receive(Exit.class, exit -> exit.from().equals(supervisor)).reason())
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void theFourthRestartInFiveSecondsIsOneTooMany_I02() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a"), child("b")));
            for (int kill = 0; kill < 3; kill++) {
                Probe.end(supervisor, "a", "oops");
            }
            Supervisor.countChildren(supervisor);
            diary.read();
            lab.reports();
            Probe.end(supervisor, "b", "oops");
            assertGivesUp(supervisor);
            assertThat(diary.read()).containsExactly("b down oops", "a down shutdown");
            assertThat(lab.reports()).containsExactly("b ended oops", "b once too often");
        });
    }

    @Test
    void slowFailuresNeverEscalate_I07() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a")).intensity(1, ofSeconds(5)));
            for (int kill = 0; kill < 10; kill++) {
                Probe.end(supervisor, "a", "oops");
                assertThat(Supervisor.countChildren(supervisor).active()).isEqualTo(1);
                lab.forward(ofSeconds(7));
            }
        });
    }

    @Test
    void anIntensityOfZeroAllowsNoRestart_I03() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a")).intensity(0, ofSeconds(5)));
            Probe.end(supervisor, "a", ExitReason.NORMAL);
            assertGivesUp(supervisor);
        });
    }

    @Test
    void temporaryChildrenDoNotCount_T06() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(child("a").restart(Restart.TEMPORARY))
                                    .intensity(0, ofSeconds(5)));
            Probe.end(supervisor, "a", "oops");
            assertThat(Supervisor.countChildren(supervisor).specs()).isZero();
        });
    }

    @Test
    void eachFailedStartCountsOnceMore_I13_Y16() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(oneForOne(Probe.scripted("a", diary, "ok", "stop")));
            diary.read();
            Probe.end(supervisor, "a", "oops");
            assertGivesUp(supervisor);
            assertThat(diary.read()).containsExactly("a down oops", "a stop", "a stop", "a stop");
        });
    }

    @Test
    void oneForAllTriesTheWholeGroupAgain_Y14() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForAll(
                                    child("a"),
                                    Probe.scripted("b", diary, "ok", "crash", "ok"),
                                    child("c")));
            diary.read();
            Probe.end(supervisor, "a", "oops");
            awaitRunning(supervisor, 3);
            assertThat(diary.read())
                    .containsExactly(
                            "a down oops",
                            "c down shutdown",
                            "b down shutdown",
                            "a up",
                            "b crash",
                            "a down shutdown",
                            "a up",
                            "b up",
                            "c up");
        });
    }

    @Test
    void restForOneGoesOnWithTheChildThatFailed_Y15() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            restForOne(
                                    child("a"),
                                    Probe.scripted("b", diary, "ok", "crash", "ok"),
                                    child("c")));
            diary.read();
            Probe.end(supervisor, "a", "oops");
            awaitRunning(supervisor, 3);
            assertThat(diary.read())
                    .containsExactly(
                            "a down oops",
                            "c down shutdown",
                            "b down shutdown",
                            "a up",
                            "b crash",
                            "b up",
                            "c up");
        });
    }

    /// A retry is a message of the supervisor to itself, so asking it twice is enough.
    private static void awaitRunning(Pid supervisor, int children) {
        while (Supervisor.countChildren(supervisor).active() < children) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatWasAskedMeanwhileComesBeforeTheRetry_Y16_Y17_A09() {
        lab.run(() -> {
            var starts = new AtomicInteger();
            var test = self();
            var hesitant =
                    ChildSpec.worker(
                            "a",
                            () -> {
                                if (starts.getAndIncrement() == 0) {
                                    return GenServer.startLink(new Probe("a", diary, true));
                                }
                                test.send("restarting");
                                receive(String.class, "go on"::equals);
                                throw new IllegalStateException("not yet");
                            });
            var supervisor = Supervisor.startLink(oneForOne(hesitant).intensity(100, ofSeconds(5)));
            Probe.end(supervisor, "a", "oops");
            receive(String.class, "restarting"::equals);
            // Two requests wait while the supervisor is busy with the restart that will fail.
            var listed = ask(() -> Laboratory.listed(supervisor));
            awaitMailbox(supervisor, 1);
            var terminated = ask(() -> Supervisor.terminateChild(supervisor, "a"));
            awaitMailbox(supervisor, 2);
            supervisor.send("go on");
            assertThat(listed.get()).isEqualTo(List.of("a restarting"));
            assertThat(terminated.get()).isEqualTo(new ChildAnswer.Done());
            assertThat(Laboratory.listed(supervisor)).containsExactly("a not running");
            assertThat(starts.get()).as("no retry").isEqualTo(2);
        });
    }

    private interface Question {
        Object answer();
    }

    private static CompletableFuture<Object> ask(Question question) {
        var answer = new CompletableFuture<Object>();
        Processes.spawn(() -> answer.complete(question.answer()));
        return answer;
    }

    private static void awaitMailbox(Pid pid, int length) {
        while (Processes.info(pid).orElseThrow().mailboxLength() < length) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aSupervisorThatGaveUpIsRestartedByTheOneAboveIfItIsPermanent_I08_I10() {
        lab.run(() -> {
            var inner = oneForOne(child("a")).intensity(0, ofSeconds(5));
            var outer =
                    Supervisor.startLink(
                            oneForOne(
                                    ChildSpec.supervisor(
                                            "permanent", () -> Supervisor.startLink(inner)),
                                    ChildSpec.supervisor(
                                                    "transient", () -> Supervisor.startLink(inner))
                                            .restart(Restart.TRANSIENT)));
            for (var branch : List.of("permanent", "transient")) {
                var supervisor = Probe.pid(outer, branch);
                Supervisor.startChild(supervisor, child("b"));
                var watch = Processes.monitor(supervisor);
                Probe.end(supervisor, "a", "oops");
                receive(Down.class, down -> down.ref().equals(watch));
            }
            assertThat(Laboratory.listed(outer))
                    .containsExactly("transient not running", "permanent running");
            assertThat(Laboratory.listed(Probe.pid(outer, "permanent")))
                    .containsExactly("a running");
        });
    }
}
