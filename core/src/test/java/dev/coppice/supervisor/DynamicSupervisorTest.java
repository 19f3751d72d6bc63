package dev.coppice.supervisor;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildAnswer.Done;
import dev.coppice.supervisor.ChildStart.AlreadyStarted;
import dev.coppice.supervisor.ChildStart.Failed;
import dev.coppice.supervisor.ChildStart.Ignored;
import dev.coppice.supervisor.ChildStart.Refused;
import dev.coppice.supervisor.ChildStart.Started;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A supervisor whose children come and go.
@Timeout(20)
class DynamicSupervisorTest {

    private final Laboratory lab = new Laboratory();

    private ChildSpec child(String name) {
        return Probe.trapping(name, lab.diary);
    }

    private static Pid started(Pid supervisor, ChildSpec child) {
        return DynamicSupervisor.startChild(supervisor, child).process().orElseThrow();
    }

    /// Its supervisor has heard of it when this returns.
    private static void kill(Pid pid) {
        var watch = monitor(pid);
        pid.kill();
        assertThat(receive(Down.class, down -> down.ref().equals(watch)).reason())
                .isEqualTo(ExitReason.KILLED);
    }

    @Test
    void itStartsEmptyAndChildrenHaveNoIds_D01_D02() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
            var first = started(supervisor, child("a"));
            var second = started(supervisor, child("a"));
            assertThat(DynamicSupervisor.whichChildren(supervisor))
                    .extracting(Child::id, child -> child.pid().orElseThrow())
                    .containsExactly(
                            tuple(DynamicSupervisor.UNDEFINED, first),
                            tuple(DynamicSupervisor.UNDEFINED, second));
            assertThat(DynamicSupervisor.UNDEFINED).hasToString("undefined");
        });
    }

    @Test
    void nothingIsKeptOfAChildThatIgnoresOrFails_D03_D05() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            assertThat(
                            DynamicSupervisor.startChild(
                                    supervisor, Probe.scripted("a", lab.diary, "ignore")))
                    .isEqualTo(new Ignored());
            assertThat(
                            DynamicSupervisor.startChild(
                                    supervisor, Probe.scripted("a", lab.diary, "stop")))
                    .isEqualTo(new Failed(ExitReason.of("nope")));
            assertThat(
                            DynamicSupervisor.startChild(
                                    supervisor, Probe.scripted("a", lab.diary, "crash")))
                    .isInstanceOf(Failed.class);
            assertThat(DynamicSupervisor.countChildren(supervisor))
                    .isEqualTo(new Counts(0, 0, 0, 0));
        });
    }

    @Test
    void aTakenNameFindsTheOneThatHasIt_D04() {
        lab.run(() -> {
            var name = Name.of("one");
            var spec =
                    ChildSpec.worker(
                            "one",
                            () -> GenServer.startLink(name, new Probe("one", lab.diary, false)));
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            var first = started(supervisor, spec);
            assertThat(DynamicSupervisor.startChild(supervisor, spec))
                    .isEqualTo(new AlreadyStarted(first));
        });
    }

    @Test
    void aWrongSpecIsRefusedEvenWithoutASupervisor_D06_U08() {
        lab.run(() -> {
            var significant = child("a").restart(Restart.TRANSIENT).significant(true);
            assertThat(DynamicSupervisor.startChild(Name.of("gone"), significant))
                    .isInstanceOf(Failed.class);
        });
    }

    @Test
    void aSlotIsFreeWhenAChildHasEnded_D07() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT.maxChildren(1));
            var temporary = child("a").restart(Restart.TEMPORARY);
            var first = started(supervisor, temporary);
            assertThat(DynamicSupervisor.startChild(supervisor, temporary))
                    .isEqualTo(new Refused(Refusal.MAX_CHILDREN));
            kill(first);
            assertThat(DynamicSupervisor.startChild(supervisor, temporary))
                    .isInstanceOf(Started.class);
        });
    }

    @Test
    void aTerminatedChildIsNotRestarted_D09() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            var child = started(supervisor, child("a"));
            assertThat(DynamicSupervisor.terminateChild(supervisor, child)).isEqualTo(new Done());
            assertThat(child.isAlive()).isFalse();
            assertThat(DynamicSupervisor.terminateChild(supervisor, child))
                    .isEqualTo(new ChildAnswer.Refused(Refusal.NOT_FOUND));
            assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
        });
    }

    @Test
    void whatNeedsAnIdIsRefused_Y19() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            assertThat(Supervisor.restartChild(supervisor, "a"))
                    .isEqualTo(new Refused(Refusal.SIMPLE_ONE_FOR_ONE));
            assertThat(Supervisor.deleteChild(supervisor, "a"))
                    .isEqualTo(new ChildAnswer.Refused(Refusal.SIMPLE_ONE_FOR_ONE));
            assertThat(Supervisor.terminateChild(supervisor, "a"))
                    .isEqualTo(new ChildAnswer.Refused(Refusal.SIMPLE_ONE_FOR_ONE));
        });
    }

    @Test
    void theIntensityIsThatOfAllChildrenTogether_D10() {
        lab.run(() -> {
            var supervisor =
                    DynamicSupervisor.startLink(DynamicSpec.DEFAULT.intensity(1, ofSeconds(5)));
            var first = started(supervisor, child("a"));
            var second = started(supervisor, child("b"));
            kill(first);
            assertThat(DynamicSupervisor.countChildren(supervisor).active()).isEqualTo(2);
            kill(second);
            assertThat(receive(Exit.class, exit -> exit.from().equals(supervisor)).reason())
                    .isEqualTo(ExitReason.SHUTDOWN);
            assertThat(lab.diary.read()).containsExactly("a up", "b up", "a up", "a down shutdown");
        });
    }

    @Test
    void temporaryChildrenMayEndAnyNumberOfTimes_D12() {
        lab.run(() -> {
            var supervisor =
                    DynamicSupervisor.startLink(DynamicSpec.DEFAULT.intensity(0, ofSeconds(5)));
            for (int child = 0; child < 20; child++) {
                kill(started(supervisor, child("a").restart(Restart.TEMPORARY)));
            }
            assertThat(DynamicSupervisor.countChildren(supervisor).specs()).isZero();
        });
    }

    /// Takes so long to end after it was told to.
    private record Slow(Duration time) implements GenServer<Object, Integer> {
        static ChildSpec child(Duration time, Duration limit) {
            return ChildSpec.worker("slow", () -> GenServer.startLink(new Slow(time)))
                    .shutdown(Shutdown.within(limit));
        }

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
            Processes.sleep(time);
        }
    }

    @Test
    void childrenAreStoppedAllAtOnceEachWithItsOwnLimit_D11() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            var patient = ofSeconds(10);
            for (int child = 0; child < 5; child++) {
                started(supervisor, Slow.child(ofMillis(100), patient));
            }
            var late = started(supervisor, Slow.child(ofSeconds(10), ofMillis(20)));
            var watch = monitor(late);
            lab.reports();
            var start = System.nanoTime();
            Supervisor.stop(supervisor);
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isBetween(ofMillis(95), ofMillis(450));
            assertThat(receive(Down.class, down -> down.ref().equals(watch)).reason())
                    .isEqualTo(ExitReason.KILLED);
            assertThat(lab.reports()).containsExactly("slow shutdown killed");
        });
    }

    @Test
    void aChildWhoseRestartFailsIsListedAndCanBeGivenUp_D13() {
        lab.run(() -> {
            var supervisor =
                    DynamicSupervisor.startLink(
                            DynamicSpec.DEFAULT.intensity(1_000_000, ofSeconds(5)));
            var child = started(supervisor, Probe.scripted("a", lab.diary, "ok", "stop"));
            kill(child);
            assertThat(DynamicSupervisor.whichChildren(supervisor))
                    .extracting(Child::state)
                    .isEqualTo(List.of(Member.RESTARTING));
            assertThat(DynamicSupervisor.terminateChild(supervisor, child)).isEqualTo(new Done());
            assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
        });
    }

    @Test
    void aChildThatIgnoresItsRestartIsForgotten_T08() {
        lab.run(() -> {
            var supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            kill(started(supervisor, Probe.scripted("a", lab.diary, "ok", "ignore")));
            assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
        });
    }
}
