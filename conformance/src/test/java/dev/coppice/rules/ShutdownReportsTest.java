package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent.ChildShutdownFailed;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which children did not end as their supervisor asked them to, and are reported.
@CoppiceTest
class ShutdownReportsTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private static ExitReason reason(String word) {
        return switch (word) {
            case "normal" -> ExitReason.NORMAL;
            case "shutdown" -> ExitReason.SHUTDOWN;
            case "shutdown(x)" -> ExitReason.shutdown("x");
            case "killed" -> ExitReason.KILLED;
            default -> ExitReason.of(word);
        };
    }

    /// A child that, told to shut down, ends with this reason.
    private static ChildSpec child(String restart, ExitReason reason) {
        return ChildSpec.worker("a", () -> startChild(reason))
                .restart(Restart.valueOf(restart.toUpperCase(Locale.ROOT)))
                .shutdown(Shutdown.within(ofSeconds(60)));
    }

    private static Pid startChild(ExitReason reason) throws InterruptedException {
        var traps = new CountDownLatch(1);
        Pid pid =
                spawnLink(() -> {
                    var _ = trapExit(true);
                    traps.countDown();
                    var _ = receive();
                    exit(reason);
                });
        traps.await();
        return pid;
    }

    private static void assertReported(boolean reported, ExitReason reason) {
        assertThat(events(ChildShutdownFailed.class))
                .extracting(ChildShutdownFailed::reason)
                .isEqualTo(reported ? List.of(reason) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "permanent, shutdown, false",
        "permanent, normal, true",
        "permanent, shutdown(x), true",
        "permanent, oops, true",
        "transient, shutdown, false",
        "transient, normal, false",
        "transient, shutdown(x), false",
        "transient, oops, true",
        "temporary, normal, false",
        "temporary, oops, true"
    })
    @Rule("O-09")
    void aChildOfASupervisorThatIsToldToShutDown(String restart, String how, boolean reported) {
        ExitReason reason = reason(how);
        Pid supervisor = Supervisor.startLink(oneForOne(child(restart, reason)));
        Supervisor.stop(supervisor);
        assertReported(reported, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "permanent, killed, false",
        "permanent, shutdown, true",
        "permanent, oops, true",
        "transient, killed, false",
        "transient, shutdown, false",
        "transient, normal, false",
        "transient, oops, true"
    })
    @Rule("O-09")
    void aChildOfASupervisorThatIsToBeKilledAndMayHaveEndedBefore(
            String restart, String how, boolean reported) {
        ExitReason reason = reason(how);
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                child(restart, reason).shutdown(Shutdown.brutalKill()),
                                children.slow("slow")));
        Pid child = childOf(supervisor, "a");
        Puppet.start().tell(() -> Supervisor.stop(supervisor));
        children.awaitNote("slow stopping");
        endBefore(child, reason);
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertReported(reported, reason);
    }

    private static void endBefore(Pid child, ExitReason reason) {
        if (!reason.equals(ExitReason.KILLED)) {
            child.send("end");
            assertEnds(child, reason);
        } // else the supervisor does it
    }

    @ParameterizedTest
    @CsvSource({
        "permanent, shutdown, false",
        "permanent, shutdown(x), false",
        "permanent, normal, true",
        "permanent, oops, true",
        "transient, normal, false",
        "transient, oops, true",
        "temporary, normal, false"
    })
    @Rule("O-10")
    void aChildOfADynamicSupervisorThatIsToldToShutDown(
            String restart, String how, boolean reported) {
        ExitReason reason = reason(how);
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        var _ = DynamicSupervisor.startChild(supervisor, child(restart, reason));
        Supervisor.stop(supervisor);
        assertReported(reported, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "permanent, killed, false",
        "transient, killed, false",
        "transient, shutdown, true",
        "temporary, normal, true"
    })
    @Rule("O-10")
    void aChildOfADynamicSupervisorThatIsToBeKilledAndMayHaveEndedBefore(
            String restart, String how, boolean reported) {
        ExitReason reason = reason(how);
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        Pid slow =
                DynamicSupervisor.startChild(supervisor, children.slow("slow"))
                        .process()
                        .orElseThrow();
        Pid child =
                DynamicSupervisor.startChild(
                                supervisor, child(restart, reason).shutdown(Shutdown.brutalKill()))
                        .process()
                        .orElseThrow();
        Puppet.start().tell(() -> DynamicSupervisor.terminateChild(supervisor, slow));
        children.awaitNote("slow stopping");
        Puppet.start().tell(() -> Supervisor.stop(supervisor));
        awaitMailbox(supervisor, 1);
        endBefore(child, reason);
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertReported(reported, reason);
    }
}
