package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.StartIgnored;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several children that end together, and how often that counts.
@CoppiceTest
class RestartsTogetherTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    /// Kills these children while the supervisor takes no message, so that it finds their ends in
    /// this order.
    private static void killTogether(Pid supervisor, String first, String second) {
        Pid one = childOf(supervisor, first);
        Pid other = childOf(supervisor, second);
        Sys.suspend(supervisor);
        kill(one);
        kill(other);
        Sys.resume(supervisor);
    }

    @Test
    @Rule("Y-10")
    void aGroupRestartCountsOnceHoweverManyAreRestarted() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(children.child("a"), children.child("b"), children.child("c"))
                                .intensity(1, ofSeconds(5)));
        kill(supervisor, "a");
        assertThat(listed(supervisor)).containsExactly("c running", "b running", "a running");
        kill(supervisor, "a");
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("Y-11")
    void twoChildrenThatEndTogetherAreOneRestartOfTheGroup() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(children.child("a"), children.child("b"), children.child("c"))
                                .intensity(1, ofSeconds(5)));
        var _ = children.diary();
        killTogether(supervisor, "a", "b");
        assertThat(listed(supervisor)).containsExactly("c running", "b running", "a running");
        assertThat(children.diary()).containsExactly("c down shutdown", "a up", "b up", "c up");
    }

    @Test
    @Rule("Y-12")
    void underRestForOneItIsOneRestartIfTheEarlierChildEndsFirst() {
        var spec = restForOne(children.child("a"), children.child("b")).intensity(1, ofSeconds(5));
        Pid supervisor = Supervisor.startLink(spec);
        killTogether(supervisor, "a", "b");
        assertThat(listed(supervisor)).containsExactly("b running", "a running");
    }

    @Test
    @Rule("Y-12")
    void underRestForOneItIsTwoRestartsIfTheLaterChildEndsFirst() {
        var spec = restForOne(children.child("a"), children.child("b")).intensity(1, ofSeconds(5));
        Pid supervisor = Supervisor.startLink(spec);
        killTogether(supervisor, "b", "a");
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("Y-13")
    void underOneForOneTwoLinkedSiblingsThatEndTogetherAreTwoRestarts() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.plain("a"), children.plain("b"))
                                .intensity(1, ofSeconds(5)));
        Pid a = childOf(supervisor, "a");
        Pid b = childOf(supervisor, "b");
        tell(b, () -> link(a));
        awaitUntil("they are linked", () -> info(a).orElseThrow().links().contains(b));
        kill(a);
        assertEnds(b, ExitReason.KILLED);
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("Y-18")
    void endsAreDealtWithInTheirOrderAfterWhatTheSupervisorIsDoing() {
        var gate = new CountDownLatch(1);
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a"), children.child("b")));
        Pid a = childOf(supervisor, "a");
        Pid b = childOf(supervisor, "b");
        var slow =
                ChildSpec.worker(
                        "slow",
                        () -> {
                            children.note("slow begins");
                            gate.await();
                            throw new StartIgnored();
                        });
        Puppet.start().tell(() -> Supervisor.startChild(supervisor, slow));
        children.awaitNote("slow begins");
        kill(b);
        kill(a);
        assertReceivesNothing(ofMillis(50));
        assertThat(children.diary()).containsExactly("a up", "b up", "slow begins");
        gate.countDown();
        assertThat(listed(supervisor))
                .containsExactly("slow not running", "b running", "a running");
        assertThat(children.diary()).containsExactly("b up", "a up");
    }
}
