package dev.coppice.supervisor;

import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.CallFailed;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildAnswer.Done;
import dev.coppice.supervisor.ChildStart.AlreadyStarted;
import dev.coppice.supervisor.ChildStart.Failed;
import dev.coppice.supervisor.ChildStart.Ignored;
import dev.coppice.supervisor.ChildStart.Refused;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.InvalidSpec.NeverSignificant;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Asking a supervisor about its children, and to change them.
@Timeout(20)
class AdministrationTest {

    private final Laboratory lab = new Laboratory();

    private ChildSpec child(String name) {
        return Probe.trapping(name, lab.diary);
    }

    private static ChildAnswer refused(Refusal why) {
        return new ChildAnswer.Refused(why);
    }

    @Test
    void aChildIsAddedLastAndStarted_A01_A03() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a")));
            var start = Supervisor.startChild(supervisor, child("b"));
            assertThat(start).isEqualTo(new Started(Probe.pid(supervisor, "b"), Optional.empty()));
            assertThat(Laboratory.listed(supervisor)).containsExactly("b running", "a running");
        });
    }

    @Test
    void anIdIsUsedOnce_A03() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a")));
            var a = Probe.pid(supervisor, "a");
            assertThat(Supervisor.startChild(supervisor, child("a")))
                    .isEqualTo(new AlreadyStarted(a));
            Supervisor.terminateChild(supervisor, "a");
            assertThat(Supervisor.startChild(supervisor, child("a")))
                    .isEqualTo(new Refused(Refusal.ALREADY_PRESENT));
        });
    }

    @Test
    void aChildThatFailsIsNotKept_A04() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne());
            assertThat(Supervisor.startChild(supervisor, Probe.scripted("a", lab.diary, "stop")))
                    .isEqualTo(new Failed(ExitReason.of("nope")));
            assertThat(Supervisor.whichChildren(supervisor)).isEmpty();
            assertThat(lab.reports()).as("whoever asked knows").isEmpty();
        });
    }

    @Test
    void aNameThatIsTakenAnswersItsHolder_A04() {
        lab.run(() -> {
            var name = Name.of("taken");
            var holder = GenServer.start(name, new Probe("holder", lab.diary, false));
            var supervisor = Supervisor.startLink(oneForOne());
            var start =
                    Supervisor.startChild(
                            supervisor,
                            ChildSpec.worker(
                                    "a",
                                    () ->
                                            GenServer.startLink(
                                                    name, new Probe("a", lab.diary, false))));
            assertThat(start).isEqualTo(new AlreadyStarted(holder));
            assertThat(start.process()).contains(holder);
        });
    }

    @Test
    void aChildThatIgnoresKeepsItsPlace_A05() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne());
            var hesitant = Probe.scripted("a", lab.diary, "ignore", "ok");
            assertThat(Supervisor.startChild(supervisor, hesitant)).isEqualTo(new Ignored());
            assertThat(Laboratory.listed(supervisor)).containsExactly("a not running");
            assertThat(Supervisor.restartChild(supervisor, "a")).isInstanceOf(Started.class);
        });
    }

    @Test
    void aTemporaryChildThatIgnoresIsForgotten_A05() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne());
            var ignoring = Probe.scripted("a", lab.diary, "ignore").restart(Restart.TEMPORARY);
            assertThat(Supervisor.startChild(supervisor, ignoring)).isEqualTo(new Ignored());
            assertThat(Supervisor.whichChildren(supervisor)).isEmpty();
        });
    }

    @Test
    void whatAStartFunctionTellsReachesTheOneWhoAsked_T09() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne());
            var telling =
                    ChildSpec.workerWithInfo(
                            "a",
                            () ->
                                    new StartResult.Started(
                                            GenServer.startLink(new Probe("a", lab.diary, false)),
                                            Optional.of("extra")));
            assertThat(Supervisor.startChild(supervisor, telling))
                    .isEqualTo(new Started(Probe.pid(supervisor, "a"), Optional.of("extra")));
            Supervisor.terminateChild(supervisor, "a");
            assertThat(Supervisor.restartChild(supervisor, "a"))
                    .isEqualTo(new Started(Probe.pid(supervisor, "a"), Optional.of("extra")));
        });
    }

    @Test
    void aTerminatedChildStaysListedAndStopped_A06_A07_A08() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a")));
            assertThat(Supervisor.restartChild(supervisor, "a"))
                    .isEqualTo(new Refused(Refusal.RUNNING));
            assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(refused(Refusal.RUNNING));
            assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(new Done());
            assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(new Done());
            assertThat(Laboratory.listed(supervisor)).containsExactly("a not running");
            assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(new Done());
            assertThat(Supervisor.deleteChild(supervisor, "a"))
                    .isEqualTo(refused(Refusal.NOT_FOUND));
            assertThat(Supervisor.terminateChild(supervisor, "a"))
                    .isEqualTo(refused(Refusal.NOT_FOUND));
            assertThat(Supervisor.restartChild(supervisor, "a"))
                    .isEqualTo(new Refused(Refusal.NOT_FOUND));
        });
    }

    @Test
    void aChildThatWasAddedAgainIsLast_Y06() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a"), child("b")));
            Supervisor.terminateChild(supervisor, "a");
            Supervisor.deleteChild(supervisor, "a");
            Supervisor.startChild(supervisor, child("a"));
            assertThat(Laboratory.listed(supervisor)).containsExactly("a running", "b running");
        });
    }

    @Test
    void childrenAreCountedByTypeAndByLife_A02() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(
                                    child("a"),
                                    child("b"),
                                    ChildSpec.supervisor(
                                            "c", () -> Supervisor.startLink(oneForAll()))));
            Supervisor.terminateChild(supervisor, "a");
            assertThat(Supervisor.countChildren(supervisor)).isEqualTo(new Counts(3, 2, 1, 2));
        });
    }

    @Test
    void aSpecCanBeAskedFor_A11() {
        lab.run(() -> {
            var a = child("a");
            var supervisor = Supervisor.startLink(oneForOne(a));
            assertThat(Supervisor.specOf(supervisor, "a")).contains(a);
            assertThat(Supervisor.specOf(supervisor, "b")).isEmpty();
        });
    }

    @Test
    void aWrongSpecIsNotStarted_U01() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne());
            var significant = child("a").restart(Restart.TRANSIENT).significant(true);
            assertThat(Supervisor.startChild(supervisor, significant))
                    .isEqualTo(new Failed(ExitReason.of(new NeverSignificant("a"))));
        });
    }

    @Test
    void askingASupervisorThatIsNotThereIsAnExit_A10() {
        lab.run(() -> {
            var gone = Name.of("gone");
            var failed =
                    Assertions.catchThrowableOfType(
                            CallFailed.class, () -> Supervisor.whichChildren(gone));
            assertThat(failed.cause()).isEqualTo(ExitReason.NO_PROCESS);
        });
    }

    @Test
    void aThreadOutsideAnyProcessMayAsk() throws InterruptedException {
        var answered = new java.util.concurrent.atomic.AtomicReference<Object>("nothing");
        lab.run(() -> {
            Pid supervisor = Supervisor.startLink(oneForOne(child("a")));
            var thread =
                    Thread.ofPlatform()
                            .start(() -> answered.set(Supervisor.countChildren(supervisor)));
            thread.join();
            assertThat(Processes.self().isAlive()).isTrue();
        });
        assertThat(answered.get()).isEqualTo(new Counts(1, 1, 0, 1));
    }
}
