package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorSpec;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a supervisor that gives up, and of those above it.
@CoppiceTest
class EscalationTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private SupervisorSpec fragile() {
        return oneForOne(children.child("a"), children.child("b")).intensity(0, ofSeconds(5));
    }

    private ChildSpec branch(String id) {
        return ChildSpec.supervisor(id, () -> Supervisor.startLink(fragile()));
    }

    /// Lets a branch give up. The supervisor above has heard of it when this returns.
    private static void breakDown(Pid supervisor) {
        Ref watch = monitor(supervisor);
        kill(supervisor, "a");
        assertDown(watch, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("I-08")
    void aSupervisorThatGaveUpIsRestartedIfItIsPermanentOnly() {
        Pid outer =
                Supervisor.startLink(
                        oneForOne(
                                branch("permanent"),
                                branch("transient").restart(Restart.TRANSIENT),
                                branch("temporary").restart(Restart.TEMPORARY)));
        for (String id : List.of("permanent", "transient", "temporary")) {
            breakDown(childOf(outer, id));
        }
        assertThat(listed(outer)).containsExactly("transient not running", "permanent running");
        assertThat(listed(childOf(outer, "permanent"))).containsExactly("b running", "a running");
    }

    @Test
    @Rule("I-09")
    void eachLevelMultipliesTheTries() {
        Name name = Name.of("worker");
        var inner =
                oneForOne(
                                ChildSpec.worker(
                                        "worker", () -> GenServer.startLink(name, new Counter(0))))
                        .intensity(1, ofSeconds(5));
        Pid outer =
                Supervisor.startLink(
                        oneForOne(ChildSpec.supervisor("inner", () -> Supervisor.startLink(inner)))
                                .intensity(1, ofSeconds(5)));
        Pid worker = awaitRegistered(name);
        for (int i = 0; i < 3; i++) {
            kill(worker);
            worker = awaitReplaced(name, worker);
        }
        kill(worker);
        assertExit(outer, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule({"I-10", "A-12"})
    void aRestartedSupervisorHasTheChildrenOfItsListAndNoOthers() {
        Pid outer = Supervisor.startLink(oneForOne(branch("branch")));
        Pid before = childOf(outer, "branch");
        assertThat(Supervisor.startChild(before, children.child("c"))).isInstanceOf(Started.class);
        assertThat(Supervisor.terminateChild(before, "b")).isEqualTo(new ChildAnswer.Done());
        assertThat(Supervisor.deleteChild(before, "b")).isEqualTo(new ChildAnswer.Done());
        assertThat(listed(before)).containsExactly("c running", "a running");
        breakDown(before);
        assertThat(listed(childOf(outer, "branch"))).containsExactly("b running", "a running");
    }

    @Test
    @Rule("I-12")
    void theOwnerOfTheTopSupervisorHearsShutdown() {
        Pid supervisor = Supervisor.startLink(fragile());
        breakDown(supervisor);
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("I-12")
    void anOwnerThatDoesNotTrapExitsEndsWithIt() {
        Puppet owner = Puppet.start();
        breakDown(owner.answers(() -> Supervisor.startLink(fragile())));
        assertEnds(owner.pid(), ExitReason.SHUTDOWN);
    }
}
