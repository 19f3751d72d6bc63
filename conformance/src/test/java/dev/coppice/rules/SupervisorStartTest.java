package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Children.Begin.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartFailed;
import dev.coppice.server.StartIgnored;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.FailedToStartChild;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.supervisor.SupervisorSpec;
import dev.coppice.testkit.CoppiceTest;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a supervisor starts.
@CoppiceTest
class SupervisorStartTest {

    private static final ExitReason NOPE =
            ExitReason.shutdown(new FailedToStartChild("c", ExitReason.of("nope")));

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    @Test
    @Rule("S-01")
    void childrenStartOneAfterAnother() {
        var gate = new CountDownLatch(1);
        Pid test = self();
        var spec =
                oneForOne(
                        children.child("a"),
                        ChildSpec.worker("b", () -> GenServer.startLink(new Gated(children, gate))),
                        children.child("c"));
        Puppet owner = Puppet.start();
        owner.tell(() -> test.send(Supervisor.startLink(spec)));
        children.awaitNote("b begins");
        assertReceivesNothing(ofMillis(50));
        gate.countDown();
        Pid supervisor = assertReceives(Pid.class);
        assertThat(children.diary()).containsExactly("a up", "b begins", "b up", "c up");
        assertThat(listed(supervisor)).containsExactly("c running", "b running", "a running");
    }

    /// Begins when the gate opens.
    private record Gated(Children children, CountDownLatch gate)
            implements GenServer<Object, Integer> {
        @Override
        public Init<Integer> init() throws InterruptedException {
            children.note("b begins");
            gate.await();
            children.note("b up");
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Object request, Integer state) {
            return Next.noReply(state);
        }
    }

    private SupervisorSpec failing() {
        return oneForOne(
                children.child("a"),
                children.child("b"),
                children.starting("c", STOP),
                children.child("d"));
    }

    @Test
    @Rule("S-03")
    void aChildThatFailsToStartUndoesTheStart() {
        var failed = catchThrowableOfType(StartFailed.class, () -> Supervisor.startLink(failing()));
        assertThat(failed.reason())
                .isEqualTo(NOPE)
                .hasToString("shutdown(failed_to_start_child(c,nope))");
        assertThat(children.diary())
                .containsExactly("a up", "b up", "c stop", "b down shutdown", "a down shutdown");
    }

    @Test
    @Rule("S-04")
    void aStarterThatDoesNotTrapExitsEndsWithAStartThatFails() {
        Puppet owner = Puppet.start();
        owner.tell(() -> Supervisor.startLink(failing()));
        assertEnds(owner.pid(), NOPE);
    }

    @Test
    @Rule("S-05")
    void aChildThatFailsInTheFirstStartIsNotTriedAgain() {
        var spec = oneForOne(children.starting("c", STOP, UP));
        assertThatExceptionOfType(StartFailed.class).isThrownBy(() -> Supervisor.startLink(spec));
        assertThat(children.diary()).containsExactly("c stop");
        assertThat(events(SupervisorEvent.MaxIntensityReached.class)).isEmpty();
    }

    @Test
    @Rule("S-06")
    void aChildThatIgnoresItsStartKeepsItsPlaceUnlessItIsTemporary() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.starting("a", IGNORE, UP),
                                children.starting("b", IGNORE).restart(Restart.TEMPORARY),
                                children.child("c")));
        assertThat(listed(supervisor)).containsExactly("c running", "a not running");
        assertThat(Supervisor.restartChild(supervisor, "a")).isInstanceOf(ChildStart.Started.class);
        assertThat(listed(supervisor)).containsExactly("c running", "a running");
    }

    private static Pid unwanted(Name name) {
        return Supervisor.startLink(
                name,
                () -> {
                    throw new StartIgnored();
                });
    }

    @Test
    @Rule("S-07")
    void aSupervisorThatIsNotWantedIsIgnored() {
        Name name = Name.of("unwanted");
        assertThatExceptionOfType(StartIgnored.class).isThrownBy(() -> unwanted(name));
        assertThat(name.pid()).isEmpty();
        Pid supervisor =
                Supervisor.startLink(oneForOne(ChildSpec.supervisor("a", () -> unwanted(name))));
        assertThat(listed(supervisor)).containsExactly("a not running");
    }

    @Test
    @Rule("S-07")
    void aSupervisorThatCannotTellItsChildrenFailsToStart() {
        var error = new IllegalStateException("no configuration");
        var failed =
                catchThrowableOfType(
                        StartFailed.class,
                        () ->
                                Supervisor.startLink(() -> {
                                    throw error;
                                }));
        assertThat(failed.reason()).isEqualTo(new ExitReason.Crash(error));
    }

    @Test
    @Rule("S-22")
    void aSupervisorUnderATakenNameFailsToStart() {
        Name name = Name.of("supervisor");
        Pid first = Supervisor.startLink(name, oneForOne());
        var failed =
                catchThrowableOfType(
                        StartFailed.class, () -> Supervisor.startLink(name, oneForOne()));
        assertThat(failed.reason()).isEqualTo(ExitReason.of(new AlreadyStarted(first)));
    }

    /// Asks its own supervisor for its children when it starts.
    private record Curious(Pid test) implements GenServer<Object, Integer> {
        @Override
        public Init<Integer> init() {
            test.send(self());
            Pid parent = (Pid) info(self()).orElseThrow().ancestors().getFirst();
            return Init.ok(Supervisor.whichChildren(parent).size());
        }

        @Override
        public Next<Integer> handle(Object request, Integer state) {
            return Next.noReply(state);
        }
    }

    @Test
    @Rule("S-23")
    void aChildThatCallsItsSupervisorWhileItStartsWaitsForEver() {
        Pid test = self();
        Pid supervisor = Supervisor.startLink(oneForOne());
        Puppet client = Puppet.start();
        var curious = ChildSpec.worker("a", () -> GenServer.startLink(new Curious(test)));
        client.tell(() -> test.send(Supervisor.startChild(supervisor, curious)));
        Pid child = assertReceives(Pid.class);
        awaitMailbox(supervisor, 1);
        assertReceivesNothing(ofMillis(50));
        child.kill();
        assertReceives(new ChildStart.Failed(ExitReason.KILLED));
        assertThat(listed(supervisor)).isEmpty();
    }
}
