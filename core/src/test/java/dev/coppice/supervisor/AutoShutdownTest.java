package dev.coppice.supervisor;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.supervisor.AutoShutdown.ALL_SIGNIFICANT;
import static dev.coppice.supervisor.AutoShutdown.ANY_SIGNIFICANT;
import static dev.coppice.supervisor.Restart.TEMPORARY;
import static dev.coppice.supervisor.Restart.TRANSIENT;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A supervisor that stops when its significant children have finished.
@Timeout(20)
class AutoShutdownTest {

    private final Laboratory lab = new Laboratory();

    private ChildSpec significant(String name, Restart restart) {
        return Probe.trapping(name, lab.diary).restart(restart).significant(true);
    }

    private ChildSpec bystander() {
        return Probe.trapping("bystander", lab.diary);
    }

    private static void assertStops(Pid supervisor) {
        assertThat(receive(Exit.class, exit -> exit.from().equals(supervisor)).reason())
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void anySignificantChildThatFinishesIsEnough_U03_U04() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(
                                            significant("a", TRANSIENT),
                                            significant("b", TRANSIENT),
                                            bystander())
                                    .autoShutdown(ANY_SIGNIFICANT));
            Probe.end(supervisor, "a", "oops");
            assertThat(Supervisor.countChildren(supervisor).active()).as("restarted").isEqualTo(3);
            lab.diary.read();
            Probe.end(supervisor, "a", ExitReason.NORMAL);
            assertStops(supervisor);
            assertThat(lab.diary.read())
                    .containsExactly("a down normal", "bystander down shutdown", "b down shutdown");
        });
    }

    @Test
    void allSignificantWaitsForTheLastActiveOne_U05() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(
                                            significant("a", TRANSIENT),
                                            significant("b", TEMPORARY),
                                            bystander())
                                    .autoShutdown(ALL_SIGNIFICANT));
            Probe.end(supervisor, "a", ExitReason.NORMAL);
            assertThat(Supervisor.countChildren(supervisor).active()).isEqualTo(2);
            Probe.end(supervisor, "b", "oops");
            assertStops(supervisor);
        });
    }

    @Test
    void anEndByTheSupervisorDoesNotCount_U06() {
        lab.run(() -> {
            var supervisor =
                    Supervisor.startLink(
                            oneForOne(significant("a", TRANSIENT), bystander())
                                    .autoShutdown(ANY_SIGNIFICANT));
            Supervisor.terminateChild(supervisor, "a");
            assertThat(Supervisor.countChildren(supervisor).active()).isEqualTo(1);
        });
    }

    @Test
    void aFinishedBranchFinishesTheBranchAboveIfItIsSignificantThere_U07() {
        lab.run(() -> {
            var inner = oneForOne(significant("a", TEMPORARY)).autoShutdown(ANY_SIGNIFICANT);
            var outer =
                    Supervisor.startLink(
                            oneForOne(
                                            ChildSpec.supervisor(
                                                            "inner",
                                                            () -> Supervisor.startLink(inner))
                                                    .restart(TRANSIENT)
                                                    .significant(true),
                                            bystander())
                                    .autoShutdown(ANY_SIGNIFICANT));
            Probe.end(Probe.pid(outer, "inner"), "a", ExitReason.NORMAL);
            assertStops(outer);
        });
    }
}
