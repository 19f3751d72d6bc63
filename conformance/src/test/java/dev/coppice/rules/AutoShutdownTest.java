package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.AutoShutdown.ALL_SIGNIFICANT;
import static dev.coppice.supervisor.AutoShutdown.ANY_SIGNIFICANT;
import static dev.coppice.supervisor.Restart.PERMANENT;
import static dev.coppice.supervisor.Restart.TEMPORARY;
import static dev.coppice.supervisor.Restart.TRANSIENT;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.StartFailed;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart.Failed;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.InvalidSpec.NeverSignificant;
import dev.coppice.supervisor.InvalidSpec.PermanentSignificant;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorSpec;
import dev.coppice.testkit.CoppiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A supervisor that stops when its significant children have finished.
@CoppiceTest
class AutoShutdownTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private ChildSpec significant(String id, Restart restart) {
        return children.child(id).restart(restart).significant(true);
    }

    private ChildSpec bystander() {
        return children.child("bystander");
    }

    private static void assertRefused(Object problem, SupervisorSpec spec) {
        var failed = catchThrowableOfType(StartFailed.class, () -> Supervisor.startLink(spec));
        assertThat(failed.reason()).isEqualTo(ExitReason.of(problem));
    }

    @Test
    @Rule("U-01")
    void aSupervisorThatNeverStopsByItselfRefusesASignificantChild() {
        assertRefused(new NeverSignificant("a"), oneForOne(significant("a", TRANSIENT)));
        Pid supervisor = Supervisor.startLink(oneForOne());
        assertThat(Supervisor.startChild(supervisor, significant("a", TRANSIENT)))
                .isEqualTo(new Failed(ExitReason.of(new NeverSignificant("a"))));
    }

    @Test
    @Rule("U-02")
    void aPermanentChildCannotBeSignificant() {
        assertRefused(
                new PermanentSignificant("a"),
                oneForOne(significant("a", PERMANENT)).autoShutdown(ANY_SIGNIFICANT));
    }

    @Test
    @Rule({"U-03", "U-04"})
    void theFirstSignificantChildThatFinishesStopsTheSupervisor() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                        significant("a", TRANSIENT),
                                        significant("b", TRANSIENT),
                                        bystander())
                                .autoShutdown(ANY_SIGNIFICANT));
        end(supervisor, "a", "oops");
        assertThat(Supervisor.countChildren(supervisor).active()).as("restarted").isEqualTo(3);
        var _ = children.diary();
        end(supervisor, "a", ExitReason.NORMAL);
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(children.diary())
                .containsExactly("a down normal", "bystander down shutdown", "b down shutdown");
    }

    @Test
    @Rule("U-04")
    void aTemporarySignificantChildFinishesWhateverItEndsWith() {
        for (Object reason : new Object[] {ExitReason.NORMAL, "oops"}) {
            Pid supervisor =
                    Supervisor.startLink(
                            oneForOne(significant("a", TEMPORARY), bystander())
                                    .autoShutdown(ANY_SIGNIFICANT));
            end(supervisor, "a", reason);
            assertExit(supervisor, ExitReason.SHUTDOWN);
        }
    }

    @Test
    @Rule("U-05")
    void theLastSignificantChildThatFinishesStopsTheSupervisor() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                        significant("a", TRANSIENT),
                                        significant("b", TEMPORARY),
                                        bystander())
                                .autoShutdown(ALL_SIGNIFICANT));
        end(supervisor, "a", ExitReason.NORMAL);
        assertThat(Supervisor.countChildren(supervisor).active()).isEqualTo(2);
        end(supervisor, "b", "oops");
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("U-06")
    void aSignificantChildThatTheSupervisorStopsHasNotFinished() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(
                                        significant("a", TRANSIENT),
                                        significant("b", TEMPORARY),
                                        bystander())
                                .autoShutdown(ANY_SIGNIFICANT));
        kill(supervisor, "bystander");
        assertThat(listed(supervisor)).containsExactly("bystander running", "a running");
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(new ChildAnswer.Done());
        assertThat(listed(supervisor)).containsExactly("bystander running", "a not running");
    }

    private Pid outer(boolean innerIsSignificant) {
        var inner = oneForOne(significant("a", TEMPORARY)).autoShutdown(ANY_SIGNIFICANT);
        return Supervisor.startLink(
                oneForOne(
                                ChildSpec.supervisor("inner", () -> Supervisor.startLink(inner))
                                        .restart(TRANSIENT)
                                        .significant(innerIsSignificant),
                                bystander())
                        .autoShutdown(ANY_SIGNIFICANT));
    }

    @Test
    @Rule("U-07")
    void aBranchThatStoppedByItselfHasFinishedIfItIsSignificantAbove() {
        Pid outer = outer(true);
        end(childOf(outer, "inner"), "a", ExitReason.NORMAL);
        assertExit(outer, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("U-07")
    void ifItIsNotSignificantAboveTheOthersGoOn() {
        Pid outer = outer(false);
        Pid inner = childOf(outer, "inner");
        var watch = monitor(inner);
        end(inner, "a", ExitReason.NORMAL);
        assertDown(watch, ExitReason.SHUTDOWN);
        assertThat(listed(outer)).containsExactly("bystander running", "inner not running");
    }

    @Test
    @Rule("U-08")
    void aDynamicSupervisorRefusesASignificantChild() {
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        assertThat(DynamicSupervisor.startChild(supervisor, significant("a", TRANSIENT)))
                .isEqualTo(new Failed(ExitReason.of(new NeverSignificant("a"))));
    }
}
