package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Shutdown.infinity;
import static dev.coppice.supervisor.Shutdown.within;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a dynamic supervisor does one after another, and what all at once.
@CoppiceTest
class DynamicShutdownTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private static Pid started(Pid supervisor, ChildSpec child) {
        return DynamicSupervisor.startChild(supervisor, child).process().orElseThrow();
    }

    @Test
    @Rule("D-11")
    void childrenAreStoppedAllAtOnce() {
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        for (String id : List.of("a", "b", "c")) {
            var _ = started(supervisor, children.slow(id).shutdown(infinity()));
        }
        Puppet.start().tell(() -> Supervisor.stop(supervisor));
        for (String id : List.of("a", "b", "c")) {
            children.awaitNote(id + " stopping");
        }
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary())
                .contains("a down shutdown", "b down shutdown", "c down shutdown");
    }

    @Test
    @Rule("D-11")
    void eachChildHasItsOwnTimeLimit(ManualClock clock) {
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        Pid patient = started(supervisor, children.slow("patient").shutdown(within(ofHours(1))));
        Pid hasty = started(supervisor, children.slow("hasty").shutdown(within(ofSeconds(1))));
        Puppet.start().tell(() -> Supervisor.stop(supervisor));
        children.awaitNote("patient stopping");
        children.awaitNote("hasty stopping");
        awaitUntil("their time runs", () -> clock.pending() == 1);
        clock.advance(ofSeconds(1));
        assertEnds(hasty, ExitReason.KILLED);
        assertThat(patient.isAlive()).isTrue();
        children.release();
        assertEnds(patient, ExitReason.SHUTDOWN);
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(events(SupervisorEvent.ChildShutdownFailed.class))
                .extracting(event -> event.child().id())
                .containsExactly("hasty");
    }

    @Test
    @Rule("D-14")
    void aChildThatEndsWhileTheSupervisorStopsIsNotRestarted() {
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        Pid a = started(supervisor, children.slow("a"));
        var _ = started(supervisor, children.slow("b"));
        Puppet.start().tell(() -> Supervisor.stop(supervisor));
        children.awaitNote("b stopping");
        kill(a);
        children.release();
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary()).containsOnlyOnce("a up");
        assertThat(processes()).doesNotContain(a);
    }

    /// Begins when the gate opens.
    private record Gated(Children children, CountDownLatch gate)
            implements GenServer<Object, Integer> {
        @Override
        public Init<Integer> init() throws InterruptedException {
            children.note("begins");
            gate.await();
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Object request, Integer state) {
            return Next.noReply(state);
        }
    }

    @Test
    @Rule("D-15")
    void aChildThatStartsSlowlyKeepsTheOthersWaiting() {
        var gate = new CountDownLatch(1);
        Pid test = self();
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
        var slow = ChildSpec.worker("slow", () -> GenServer.startLink(new Gated(children, gate)));
        Puppet.start().tell(() -> DynamicSupervisor.startChild(supervisor, slow));
        children.awaitNote("begins");
        Puppet.start().tell(() -> test.send(started(supervisor, children.child("a"))));
        awaitMailbox(supervisor, 1);
        assertReceivesNothing(ofMillis(50));
        gate.countDown();
        Pid child = assertReceives(Pid.class);
        assertThat(child.isAlive()).isTrue();
        assertThat(listed(supervisor)).hasSize(2);
    }
}
