package dev.coppice.supervisor;

import static dev.coppice.process.Processes.link;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnMonitor;
import static dev.coppice.process.Processes.unlink;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartFailed;
import dev.coppice.server.StartIgnored;
import dev.coppice.supervisor.InvalidSpec.DuplicateId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A supervisor starts its children, brings them back, and stops them.
@Timeout(20)
class SupervisorTest {

    private final Laboratory lab = new Laboratory();
    private final Probe.Diary diary = lab.diary;

    private ChildSpec child(String name) {
        return Probe.trapping(name, diary);
    }

    private static ExitReason awaitEnd(Pid pid) {
        return receive(Exit.class, exit -> exit.from().equals(pid)).reason();
    }

    @Test
    void childrenStartInOrderAndStopInReverse_S01_S02() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a"), child("b"), child("c")));
            assertThat(diary.read()).containsExactly("a up", "b up", "c up");
            Supervisor.stop(supervisor);
            assertThat(diary.read())
                    .containsExactly("c down shutdown", "b down shutdown", "a down shutdown");
            assertThat(awaitEnd(supervisor)).isEqualTo(ExitReason.NORMAL);
        });
    }

    @Test
    void aChildThatFailsToStartUndoesTheStart_S03() {
        lab.run(() -> {
            var spec =
                    oneForOne(
                            child("a"), child("b"), Probe.scripted("c", diary, "stop"), child("d"));
            var failed = catchThrowableOfType(StartFailed.class, () -> Supervisor.startLink(spec));
            assertThat(failed.reason())
                    .isEqualTo(
                            ExitReason.shutdown(new FailedToStartChild("c", ExitReason.of("nope"))))
                    .hasToString("shutdown(failed_to_start_child(c,nope))");
            assertThat(diary.read())
                    .containsExactly(
                            "a up", "b up", "c stop", "b down shutdown", "a down shutdown");
        });
    }

    @Test
    void twoChildrenWithOneIdAreRefusedBeforeAnyStarts_C02() {
        lab.run(() -> {
            var failed =
                    catchThrowableOfType(
                            StartFailed.class,
                            () -> Supervisor.startLink(oneForOne(child("a"), child("a"))));
            assertThat(failed.reason()).isEqualTo(ExitReason.of(new DuplicateId("a")));
            assertThat(diary.read()).isEmpty();
        });
    }

    @Test
    void aSupervisorThatIsNotWantedIsIgnored_S07() {
        lab.run(() -> {
            var name = Name.of("unwanted");
            assertThatExceptionOfType(StartIgnored.class)
                    .isThrownBy(() ->
                            Supervisor.startLink(
                                    name,
                                    () -> {
                                        throw new StartIgnored();
                                    }));
            assertThat(name.pid()).isEmpty();
        });
    }

    @Test
    void aStartFunctionThatThrowsIsAFailedStart_C05() {
        lab.run(() -> {
            var spec =
                    ChildSpec.worker(
                            "a",
                            () -> {
                                throw new UnsupportedOperationException("not yet");
                            });
            var failed =
                    catchThrowableOfType(
                            StartFailed.class, () -> Supervisor.startLink(oneForOne(spec)));
            assertThat(failed.reason().toString()).contains("not yet");
        });
    }

    @Test
    void aNamedSupervisorThatRunsAlreadyIsNotStartedAgain_S22() {
        lab.run(() -> {
            var name = Name.of("supervisor");
            var first = Supervisor.startLink(name, oneForOne());
            var failed =
                    catchThrowableOfType(
                            StartFailed.class, () -> Supervisor.startLink(name, oneForOne()));
            assertThat(failed.reason()).isEqualTo(ExitReason.of(new AlreadyStarted(first)));
        });
    }

    @Test
    void oneForOneRestartsTheEndedChildOnly_Y01() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a"), child("b")));
            var a = Probe.pid(supervisor, "a");
            var b = Probe.pid(supervisor, "b");
            Probe.end(supervisor, "a", "oops");
            assertThat(Probe.pid(supervisor, "a")).isNotEqualTo(a);
            assertThat(Probe.pid(supervisor, "b")).isEqualTo(b);
        });
    }

    @Test
    void oneForAllStopsTheOthersAndStartsAll_Y02() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForAll(child("a"), child("b"), child("c")));
            var b = Probe.pid(supervisor, "b");
            diary.read();
            killAndWait(b);
            assertThat(Laboratory.listed(supervisor))
                    .containsExactly("c running", "b running", "a running");
            assertThat(diary.read())
                    .containsExactly("c down shutdown", "a down shutdown", "a up", "b up", "c up");
        });
    }

    @Test
    void restForOneRestartsWhatComesAfter_Y03() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(restForOne(child("a"), child("b"), child("c")));
            var b = Probe.pid(supervisor, "b");
            diary.read();
            killAndWait(b);
            assertThat(Supervisor.countChildren(supervisor)).isEqualTo(new Counts(3, 3, 0, 3));
            assertThat(diary.read()).containsExactly("c down shutdown", "b up", "c up");
        });
    }

    /// Its supervisor has heard of it when this returns.
    private static void killAndWait(Pid pid) {
        var watch = monitor(pid);
        pid.kill();
        assertThat(receive(Down.class, down -> down.ref().equals(watch)).process()).isEqualTo(pid);
    }

    private static void awaitDown(Pid pid) {
        var watch = monitor(pid);
        assertThat(receive(Down.class, down -> down.ref().equals(watch)).process()).isEqualTo(pid);
    }

    @Test
    void aTransientChildThatEndsWellStaysEnded_T02_T03() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(
                                    child("a").restart(Restart.TRANSIENT),
                                    child("b").restart(Restart.TRANSIENT)));
            Probe.end(supervisor, "a", ExitReason.shutdown("x"));
            Probe.end(supervisor, "b", ExitReason.KILLED);
            assertThat(Laboratory.listed(supervisor)).containsExactly("b running", "a not running");
        });
    }

    @Test
    void aTemporaryChildIsForgotten_T04() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForAll(child("a").restart(Restart.TEMPORARY), child("b")));
            var b = Probe.pid(supervisor, "b");
            Probe.end(supervisor, "a", "oops");
            assertThat(Laboratory.listed(supervisor)).containsExactly("b running");
            assertThat(Probe.pid(supervisor, "b")).as("untouched (Y-07)").isEqualTo(b);
        });
    }

    @Test
    void aGroupRestartRevivesWhatHadFinishedButNoTemporaryChild_Y08_Y09() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForAll(
                                    child("a"),
                                    child("b").restart(Restart.TRANSIENT),
                                    child("c").restart(Restart.TEMPORARY),
                                    child("d")));
            Probe.end(supervisor, "b", ExitReason.NORMAL);
            Supervisor.terminateChild(supervisor, "d");
            Probe.end(supervisor, "a", "oops");
            assertThat(Laboratory.listed(supervisor))
                    .containsExactly("d running", "b running", "a running");
        });
    }

    @Test
    void aChildThatIgnoresKeepsItsPlaceUnlessItIsTemporary_S06() {
        lab.run(() -> {
            var ignoring = Probe.scripted("a", diary, "ignore");
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(
                                    ignoring,
                                    ignoring.id("b").restart(Restart.TEMPORARY),
                                    child("c")));
            assertThat(Laboratory.listed(supervisor)).containsExactly("c running", "a not running");
        });
    }

    @Test
    void theParentsEndStopsChildrenAndSupervisor_S10_S11() {
        lab.run(() -> {
            var test = self();
            var parent = spawnMonitor(() -> test.send(Supervisor.startLink(oneForOne(child("a")))));
            var supervisor = receive(Pid.class);
            awaitDown(supervisor);
            assertThat(parent.pid().isAlive()).isFalse();
            assertThat(diary.read()).containsExactly("a up", "a down shutdown");
        });
    }

    @Test
    void strangersCannotStopASupervisorExceptByKilling_S08_S09() {
        lab.run(() -> {
            var supervisor = Supervisor.startLink(oneForOne(child("a")));
            var stranger =
                    spawn(() -> {
                        link(supervisor);
                        supervisor.exit("oops");
                        supervisor.exit(ExitReason.SHUTDOWN);
                    });
            awaitDown(stranger);
            assertThat(Laboratory.listed(supervisor)).containsExactly("a running");
            supervisor.kill();
            assertThat(awaitEnd(supervisor)).isEqualTo(ExitReason.KILLED);
        });
    }

    @Test
    void aChildThatTakesTooLongIsKilled_S13() {
        lab.run(() -> {
            var slow =
                    ChildSpec.worker("slow", () -> GenServer.startLink(new Stubborn()))
                            .shutdown(Shutdown.within(ofMillis(30)));
            var supervisor = Supervisor.startLink(oneForOne(slow));
            var child = Probe.pid(supervisor, "slow");
            var watch = monitor(child);
            lab.reports();
            Supervisor.stop(supervisor, ExitReason.SHUTDOWN, ofSeconds(5));
            assertThat(receive(Down.class, down -> down.ref().equals(watch)).reason())
                    .isEqualTo(ExitReason.KILLED);
            assertThat(lab.reports()).containsExactly("slow shutdown killed");
        });
    }

    /// Never finishes its terminate.
    private record Stubborn() implements GenServer<Object, Integer> {
        @Override
        public Init<Integer> init() {
            Processes.trapExit(true);
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Object request, Integer state) {
            return Next.noReply(state);
        }

        @Override
        public void terminate(ExitReason reason, Integer state) {
            Processes.sleep(FOREVER);
        }
    }

    @Test
    void aChildThatHasUnlinkedItselfIsStillStopped_S17() {
        lab.run(() -> {
            var naughty =
                    ChildSpec.worker(
                            "naughty",
                            () -> {
                                var pid = GenServer.startLink(new Probe("n", diary, true));
                                unlink(pid);
                                return pid;
                            });
            var supervisor = Supervisor.startLink(oneForOne(naughty));
            var child = Probe.pid(supervisor, "naughty");
            Supervisor.stop(supervisor);
            assertThat(child.isAlive()).isFalse();
        });
    }

    @Test
    void aChildThatIsDeadAlreadyDoesNotDelayTheStop_S16() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(oneForOne(child("a").shutdown(Shutdown.infinity())));
            Probe.pid(supervisor, "a").kill();
            Supervisor.stop(supervisor);
            assertThat(awaitEnd(supervisor)).isEqualTo(ExitReason.NORMAL);
        });
    }

    @Test
    void theReportsOfACrashComeInOrder_O05_O06_O08() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(child("a"), child("b").restart(Restart.TRANSIENT)));
            assertThat(lab.reports()).containsExactly("a started", "b started");
            Probe.end(supervisor, "a", ExitReason.NORMAL);
            Probe.end(supervisor, "b", ExitReason.NORMAL);
            Supervisor.countChildren(supervisor);
            assertThat(lab.reports()).containsExactly("a ended normal", "a started");
        });
    }
}
