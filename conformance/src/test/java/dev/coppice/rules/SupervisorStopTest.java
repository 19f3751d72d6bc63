package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registry;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// How a supervisor stops its children.
@CoppiceTest
class SupervisorStopTest {

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
    @Rule("S-02")
    void childrenStopOneAfterAnotherInReverse() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.child("a"), children.slow("b"), children.child("c")));
        assertThat(children.diary()).containsExactly("a up", "b up", "c up");
        stopElsewhere(supervisor);
        children.awaitNote("b stopping");
        assertReceivesNothing(ofMillis(50));
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary())
                .containsExactly(
                        "c down shutdown", "b stopping", "b down shutdown", "a down shutdown");
    }

    @Test
    @Rule("S-12")
    void childrenAreToldShutdownWhateverTheSupervisorEndsWith() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        Supervisor.stop(supervisor, "maintenance", FOREVER);
        assertEnds(supervisor, "maintenance");
        assertThat(children.diary()).containsExactly("a up", "a down shutdown");

        Pid another = Supervisor.startLink(oneForOne());
        Supervisor.stop(another);
        assertEnds(another, ExitReason.NORMAL);
    }

    @Test
    @Rule({"S-15", "A-10"})
    void whoAsksASupervisorThatIsStoppingAChildWaitsAsLongAsItTakes(ManualClock clock) {
        Pid test = self();
        Pid supervisor =
                Supervisor.startLink(oneForOne(children.slow("a").shutdown(Shutdown.infinity())));
        Puppet.start().tell(() -> test.send(Supervisor.terminateChild(supervisor, "a")));
        children.awaitNote("a stopping");
        Puppet.start().tell(() -> test.send(listed(supervisor)));
        awaitMailbox(supervisor, 1);
        clock.advance(ofDays(1000));
        assertReceivesNothing(ofMillis(50));
        children.release();
        assertReceives(new ChildAnswer.Done());
        assertReceives(List.of("a not running"));
    }

    @Test
    @Rule("S-15")
    void whoAsksASupervisorThatIsStoppingItselfExitsWithItsReason() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.slow("a")));
        stopElsewhere(supervisor);
        children.awaitNote("a stopping");
        Puppet client = Puppet.start();
        client.tell(() -> {
            assertCallFails(ExitReason.NORMAL, () -> listed(supervisor));
            children.note("answered");
        });
        awaitMailbox(supervisor, 1);
        children.release();
        children.awaitNote("answered");
        assertThat(children.diary()).endsWith("a stopping", "a down shutdown", "answered");
    }

    @Test
    @Rule("S-16")
    void aChildThatHasEndedAlreadyDelaysNothingAndIsNotRestarted() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a").shutdown(Shutdown.infinity()),
                                children.slow("b")));
        Pid a = childOf(supervisor, "a");
        stopElsewhere(supervisor);
        children.awaitNote("b stopping");
        kill(a);
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary()).containsOnlyOnce("a up");
    }

    @RepeatedTest(20)
    @Rule("S-16")
    void noMomentOfItsEndIsTheWrongOne() {
        Pid supervisor =
                Supervisor.startLink(oneForOne(children.child("a").shutdown(Shutdown.infinity())));
        childOf(supervisor, "a").kill();
        Supervisor.stop(supervisor);
        assertEnds(supervisor, ExitReason.NORMAL);
    }

    @Test
    @Rule("S-17")
    void aChildThatHasUnlinkedItselfIsStoppedAllTheSame() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                ChildSpec.worker(
                                        "naughty",
                                        () -> {
                                            Pid parent = self();
                                            return spawnLink(() -> {
                                                unlink(parent);
                                                var _ = receive(String.class, "never"::equals);
                                            });
                                        })));
        Pid naughty = childOf(supervisor, "naughty");
        awaitUntil("it has unlinked itself", () -> info(naughty).orElseThrow().links().isEmpty());
        Supervisor.stop(supervisor);
        assertEnds(naughty, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("S-10")
    void aChildThatSentAnExitSignalAndLivesIsStoppedAllTheSame() {
        Pid test = self();
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                ChildSpec.worker(
                                        "liar",
                                        () -> {
                                            Pid parent = self();
                                            return spawnLink(() -> {
                                                receive(String.class, "lie"::equals);
                                                parent.exit("I have ended");
                                                test.send("lied");
                                                receive(String.class, "never"::equals);
                                            });
                                        })));
        Pid liar = childOf(supervisor, "liar");
        Sys.suspend(supervisor); // it will hear of the stop first
        liar.send("lie");
        receive(String.class, "lied"::equals);
        Supervisor.stop(supervisor);
        assertEnds(liar, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("S-18")
    void aChildThatFailsWhileItStopsIsReportedAndTheOthersAreStopped() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a"),
                                children.failingAtTheEnd("b"),
                                children.child("c")));
        Supervisor.stop(supervisor);
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary()).endsWith("c down shutdown", "a down shutdown");
        assertThat(events(SupervisorEvent.ChildShutdownFailed.class))
                .extracting(event -> event.child().id())
                .containsExactly("b");
    }

    @Test
    @Rule("S-25")
    void nothingIsLeftOfATreeThatWasStopped() {
        Name crowd = Name.of("crowd");
        var branch = oneForOne(children.child("a"), children.plain("b"));
        Pid tree =
                Supervisor.startLink(
                        oneForOne(
                                ChildSpec.worker(
                                        "registry",
                                        () -> Registry.startLink(Name.of("keys"), Keys.UNIQUE)),
                                ChildSpec.supervisor("branch", () -> Supervisor.startLink(branch)),
                                ChildSpec.supervisor(
                                        "crowd", () -> DynamicSupervisor.startLink(crowd))));
        for (int i = 0; i < 10; i++) {
            var _ = DynamicSupervisor.startChild(crowd, children.child("one of many"));
        }
        assertThat(processes()).hasSizeGreaterThan(15);
        Supervisor.stop(tree);
        assertThat(processes()).containsExactly(self());
        assertThat(node().registered()).isEmpty();
    }

    @Test
    @Rule("S-27")
    void aSupervisorThatHasNothingToDoHoldsNoThread() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        awaitWaiting(supervisor);
        ProcessInfo info = info(supervisor).orElseThrow();
        assertThat(info.stack()).isEmpty();
    }
}
