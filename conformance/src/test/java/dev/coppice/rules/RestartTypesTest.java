package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Children.Begin.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registry;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which children are started again after which end.
@CoppiceTest
class RestartTypesTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    static Stream<ExitReason> orderly() {
        return Stream.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("done"));
    }

    static Stream<ExitReason> abnormal() {
        return Stream.of(
                ExitReason.of("oops"), ExitReason.KILLED, new ExitReason.Crash(new Error("oops")));
    }

    static Stream<ExitReason> all() {
        return Stream.concat(orderly(), abnormal());
    }

    private Pid supervised(Restart restart) {
        return Supervisor.startLink(oneForOne(children.child("a").restart(restart)));
    }

    @ParameterizedTest
    @MethodSource("all")
    @Rule("T-01")
    void aPermanentChildIsRestartedWhateverItEndsWith(ExitReason reason) {
        Pid supervisor = supervised(Restart.PERMANENT);
        Pid first = childOf(supervisor, "a");
        end(first, reason);
        assertThat(childOf(supervisor, "a")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("abnormal")
    @Rule("T-02")
    void aTransientChildIsRestartedAfterAnAbnormalEnd(ExitReason reason) {
        Pid supervisor = supervised(Restart.TRANSIENT);
        end(supervisor, "a", reason);
        assertThat(listed(supervisor)).containsExactly("a running");
    }

    @ParameterizedTest
    @MethodSource("orderly")
    @Rule({"T-02", "T-03"})
    void aTransientChildThatEndedWellKeepsItsPlaceUntilItIsStartedAgain(ExitReason reason) {
        Pid supervisor = supervised(Restart.TRANSIENT);
        end(supervisor, "a", reason);
        assertThat(listed(supervisor)).containsExactly("a not running");
        assertThat(Supervisor.restartChild(supervisor, "a")).isInstanceOf(Started.class);
        assertThat(listed(supervisor)).containsExactly("a running");
    }

    @ParameterizedTest
    @MethodSource("all")
    @Rule("T-04")
    void aTemporaryChildIsForgottenWhateverItEndsWith(ExitReason reason) {
        Pid supervisor = supervised(Restart.TEMPORARY);
        end(supervisor, "a", reason);
        assertThat(listed(supervisor)).isEmpty();
    }

    @Test
    @Rule("T-04")
    void aTemporaryChildIsForgottenWhenItIsStopped() {
        Pid supervisor = supervised(Restart.TEMPORARY);
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(new ChildAnswer.Done());
        assertThat(listed(supervisor)).isEmpty();
    }

    @Test
    @Rule("T-06")
    void theEndOfATemporaryChildNeitherCountsNorTouchesItsSiblings() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(
                                        children.child("a"),
                                        children.child("b").restart(Restart.TEMPORARY))
                                .intensity(0, ofSeconds(5)));
        Pid a = childOf(supervisor, "a");
        end(supervisor, "b", "oops");
        assertThat(childOf(supervisor, "a")).isEqualTo(a);
        assertThat(children.diary()).containsExactly("a up", "b up", "b down oops");
    }

    @Test
    @Rule({"T-07", "H-21"})
    void aRestartedChildHasNothingOfTheOneBeforeIt() {
        var starts = new AtomicInteger();
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                ChildSpec.worker(
                                        "counter",
                                        () -> {
                                            starts.incrementAndGet();
                                            return GenServer.startLink(new Counter(7));
                                        })));
        Pid first = childOf(supervisor, "counter");
        assertThat(Counter.next(first)).isEqualTo(7);
        assertThat(Counter.next(first)).isEqualTo(8);
        kill(first);
        assertThat(Counter.next(childOf(supervisor, "counter"))).isEqualTo(7);
        assertThat(starts).as("the same start function, run again").hasValue(2);
    }

    @Test
    @Rule("T-08")
    void aChildThatIgnoresItsRestartKeepsItsPlaceUnderASupervisor() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.starting("a", UP, IGNORE)));
        end(supervisor, "a", "oops");
        assertThat(listed(supervisor)).containsExactly("a not running");
    }

    @Test
    @Rule("T-08")
    void aChildThatIgnoresItsRestartIsForgottenByADynamicSupervisor() {
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        var start = DynamicSupervisor.startChild(supervisor, children.starting("a", UP, IGNORE));
        end(start.process().orElseThrow(), "oops");
        assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
    }

    @Test
    @Rule("T-09")
    void whatAStartFunctionTellsReachesWhoAskedForTheStart() {
        var told = new AtomicInteger();
        var telling =
                ChildSpec.workerWithInfo(
                        "a",
                        () ->
                                new StartResult.Started(
                                        GenServer.startLink(new Counter(0)),
                                        Optional.of(told.incrementAndGet())));
        Pid supervisor = Supervisor.startLink(oneForOne());
        assertThat(Supervisor.startChild(supervisor, telling))
                .isEqualTo(new Started(childOf(supervisor, "a"), Optional.of(1)));
        kill(supervisor, "a");
        assertThat(listed(supervisor)).containsExactly("a running");
        assertThat(told).as("a restart told it too, and nobody heard").hasValue(2);
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(new ChildAnswer.Done());
        assertThat(Supervisor.restartChild(supervisor, "a"))
                .isEqualTo(new Started(childOf(supervisor, "a"), Optional.of(3)));
    }

    @Test
    @Rule("T-10")
    void aRestartTakesNoTime(ManualClock clock) {
        Pid supervisor =
                Supervisor.startLink(oneForOne(children.child("a")).intensity(10, ofSeconds(5)));
        for (int i = 0; i < 10; i++) {
            kill(supervisor, "a");
            assertThat(listed(supervisor)).containsExactly("a running");
        }
        assertThat(clock.nanoTime()).isZero();
    }

    @Test
    @Rule("T-11")
    void aPermanentChildThatAlwaysEndsWellIsRestartedTooOftenAsWell() {
        Pid supervisor = supervised(Restart.PERMANENT);
        for (int i = 0; i < 3; i++) {
            end(supervisor, "a", ExitReason.NORMAL);
            assertThat(listed(supervisor)).containsExactly("a running");
        }
        end(supervisor, "a", ExitReason.NORMAL);
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule({"T-12", "D-04"})
    void aTemporaryChildIsFoundOrStartedUnderItsNameByWhoNeedsIt() {
        Registry registry = Registry.named("servers");
        Registry.startLink(registry.name(), Keys.UNIQUE);
        Pid servers = DynamicSupervisor.startLink(Name.of("server-supervisor"));
        var disk = new AtomicInteger(1);
        var spec =
                ChildSpec.worker(
                                "bob",
                                () ->
                                        GenServer.startLink(
                                                registry.via("bob"), new Counter(disk.get())))
                        .restart(Restart.TEMPORARY);
        Pid first = findOrStart(servers, spec);
        assertThat(findOrStart(servers, spec)).isEqualTo(first);
        disk.set(42);
        kill(first);
        assertThat(DynamicSupervisor.whichChildren(servers)).isEmpty();
        Pid second = findOrStart(servers, spec);
        assertThat(registry.whereis("bob")).contains(second);
        assertThat(Counter.next(registry.via("bob"))).isEqualTo(42);
    }

    private static Pid findOrStart(Pid servers, ChildSpec spec) {
        return DynamicSupervisor.startChild(servers, spec).process().orElseThrow();
    }
}
