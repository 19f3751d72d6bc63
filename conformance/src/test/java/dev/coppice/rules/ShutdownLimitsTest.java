package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a child is ended, and how long it may take.
@CoppiceTest
class ShutdownLimitsTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    /// Lets another process stop it, which may take a while.
    private static void stopElsewhere(Pid supervisor) {
        Puppet.start().tell(() -> Supervisor.stop(supervisor));
    }

    @Test
    @Rule("S-13")
    void aChildHasItsTimeLimitToShutDownAndIsThenKilled(ManualClock clock) {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.slow("slow").shutdown(Shutdown.within(ofSeconds(3))),
                                children.child("trapping"),
                                children.plain("plain")));
        Pid slow = childOf(supervisor, "slow");
        Ref plain = monitor(childOf(supervisor, "plain"));
        stopElsewhere(supervisor);
        assertDown(plain, ExitReason.SHUTDOWN);
        children.awaitNote("slow stopping");
        assertThat(children.diary()).containsSequence("trapping down shutdown", "slow stopping");
        awaitUntil("its time runs", () -> clock.pending() == 1);
        clock.advance(ofSeconds(3).minusNanos(1));
        assertReceivesNothing(ofMillis(50));
        assertThat(slow.isAlive()).isTrue();
        clock.advance(ofSeconds(3));
        assertEnds(slow, ExitReason.KILLED);
        assertEnds(supervisor, ExitReason.NORMAL);
    }

    @Test
    @Rule("S-14")
    void aChildMayBeKilledAtOnceOrPracticallyAtOnce(ManualClock clock) {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("brutal").shutdown(Shutdown.brutalKill()),
                                children.slow("hasty").shutdown(Shutdown.within(ZERO))));
        Pid brutal = childOf(supervisor, "brutal");
        Pid hasty = childOf(supervisor, "hasty");
        Supervisor.stop(supervisor);
        assertEnds(brutal, ExitReason.KILLED);
        assertEnds(hasty, ExitReason.KILLED);
        assertThat(children.diary())
                .doesNotContain(
                        "brutal down killed", "brutal down shutdown", "hasty down shutdown");
        assertThat(clock.nanoTime()).isZero();
    }

    @Test
    @Rule("S-14")
    void aChildWithoutALimitIsWaitedForAsLongAsItTakes(ManualClock clock) {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.slow("patient").shutdown(Shutdown.infinity())));
        stopElsewhere(supervisor);
        children.awaitNote("patient stopping");
        clock.advance(ofHours(1000));
        assertReceivesNothing(ofMillis(50));
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary()).endsWith("patient down shutdown");
    }

    @Test
    @Rule("S-24")
    void aChildThatLetsItselfBeTerminatedEndsInTheCall() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.plain("a")));
        Pid child = childOf(supervisor, "a");
        tell(child, () -> Supervisor.terminateChild(supervisor, "a"));
        assertEnds(child, ExitReason.SHUTDOWN);
        assertThat(listed(supervisor)).containsExactly("a not running");
    }

    @Test
    @Rule("S-24")
    void ifItTrapsExitsItIsKilledWhenItsTimeIsOver(ManualClock clock) {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        Pid child = childOf(supervisor, "a");
        tell(child, () -> Supervisor.terminateChild(supervisor, "a"));
        awaitUntil("its time runs", () -> clock.pending() == 1);
        assertReceivesNothing(ofMillis(50));
        assertThat(child.isAlive()).isTrue();
        clock.advance(ofSeconds(5));
        assertEnds(child, ExitReason.KILLED);
        assertThat(listed(supervisor)).containsExactly("a not running");
    }

    @Test
    @Rule("S-26")
    void aSupervisorThatIsGivenTooLittleTimeLeavesChildrenBehind() {
        var found = new ArrayList<Pid>();
        var inner =
                oneForOne(
                        ChildSpec.worker(
                                "grandchild",
                                () -> {
                                    found.add(trappingProcess());
                                    return found.getFirst();
                                }));
        Pid outer =
                Supervisor.startLink(
                        oneForOne(
                                ChildSpec.supervisor("inner", () -> Supervisor.startLink(inner))
                                        .shutdown(Shutdown.within(ZERO))));
        Supervisor.stop(outer);
        Pid orphan = found.getFirst();
        assertThat(orphan.isAlive()).isTrue();
        kill(orphan);
    }
}
