package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Restart.TEMPORARY;
import static dev.coppice.supervisor.Restart.TRANSIENT;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorSpec;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which siblings are restarted with a child, and in which order.
@CoppiceTest
class StrategiesTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private ChildSpec[] abc() {
        return new ChildSpec[] {children.child("a"), children.child("b"), children.child("c")};
    }

    /// What the children note while this child is killed and what follows is done.
    private List<String> notedWhenKilled(Pid supervisor, String id) {
        var _ = children.diary();
        kill(supervisor, id);
        assertThat(Supervisor.countChildren(supervisor).active()).isPositive();
        return children.diary();
    }

    @Test
    @Rule("Y-01")
    void oneForOneRestartsTheEndedChildOnly() {
        Pid supervisor = Supervisor.startLink(oneForOne(abc()));
        Pid a = childOf(supervisor, "a");
        Pid c = childOf(supervisor, "c");
        assertThat(notedWhenKilled(supervisor, "b")).containsExactly("b up");
        assertThat(childOf(supervisor, "a")).isEqualTo(a);
        assertThat(childOf(supervisor, "c")).isEqualTo(c);
    }

    @Test
    @Rule("Y-02")
    void oneForAllStopsTheOthersInReverseAndStartsAllInOrder() {
        Pid supervisor = Supervisor.startLink(oneForAll(abc()));
        assertThat(notedWhenKilled(supervisor, "b"))
                .containsExactly("c down shutdown", "a down shutdown", "a up", "b up", "c up");
    }

    @Test
    @Rule("Y-03")
    void restForOneRestartsWhatComesAfterTheEndedChild() {
        Pid supervisor = Supervisor.startLink(restForOne(abc()));
        Pid a = childOf(supervisor, "a");
        assertThat(notedWhenKilled(supervisor, "b"))
                .containsExactly("c down shutdown", "b up", "c up");
        assertThat(childOf(supervisor, "a")).isEqualTo(a);
    }

    @Test
    @Rule("Y-04")
    void aChildThatWasAddedComesAfterTheOthers() {
        Pid supervisor = Supervisor.startLink(restForOne(abc()));
        assertThat(Supervisor.startChild(supervisor, children.child("d")))
                .isInstanceOf(Started.class);
        assertThat(notedWhenKilled(supervisor, "c"))
                .containsExactly("d down shutdown", "c up", "d up");
        assertThat(notedWhenKilled(supervisor, "d")).containsExactly("d up");
    }

    @Test
    @Rule("Y-05")
    void aRestartedChildKeepsItsPosition() {
        Pid supervisor = Supervisor.startLink(oneForOne(abc()));
        kill(supervisor, "a");
        assertThat(listed(supervisor)).containsExactly("c running", "b running", "a running");
        var _ = children.diary();
        Supervisor.stop(supervisor);
        assertThat(children.diary())
                .containsExactly("c down shutdown", "b down shutdown", "a down shutdown");
    }

    @Test
    @Rule("Y-06")
    void aChildThatWasDeletedAndAddedAgainIsLast() {
        Pid supervisor = Supervisor.startLink(oneForOne(abc()));
        var done = new ChildAnswer.Done();
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(done);
        assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(done);
        assertThat(Supervisor.startChild(supervisor, children.child("a")))
                .isInstanceOf(Started.class);
        assertThat(listed(supervisor)).containsExactly("a running", "c running", "b running");
    }

    static Stream<Function<List<ChildSpec>, SupervisorSpec>> groups() {
        return Stream.of(Supervisor::oneForAll, Supervisor::restForOne);
    }

    @ParameterizedTest
    @MethodSource("groups")
    @Rule("Y-07")
    void anEndThatIsNoReasonForARestartLeavesTheSiblingsAlone(
            Function<List<ChildSpec>, SupervisorSpec> group) {
        Pid supervisor =
                Supervisor.startLink(
                        group.apply(
                                List.of(
                                        children.child("a").restart(TRANSIENT),
                                        children.child("b").restart(TEMPORARY),
                                        children.child("c"))));
        var _ = children.diary();
        end(supervisor, "a", ExitReason.shutdown("done"));
        end(supervisor, "b", "oops");
        assertThat(listed(supervisor)).containsExactly("c running", "a not running");
        assertThat(children.diary()).containsExactly("a down shutdown(done)", "b down oops");
    }

    @Test
    @Rule("Y-08")
    void aGroupRestartStartsWhatHadFinishedOrWasTerminatedAsWell() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(
                                children.child("a"),
                                children.child("b").restart(TRANSIENT),
                                children.child("c")));
        end(supervisor, "b", ExitReason.NORMAL);
        assertThat(Supervisor.terminateChild(supervisor, "c")).isEqualTo(new ChildAnswer.Done());
        assertThat(listed(supervisor))
                .containsExactly("c not running", "b not running", "a running");
        end(supervisor, "a", "oops");
        assertThat(listed(supervisor)).containsExactly("c running", "b running", "a running");
    }

    @Test
    @Rule("Y-09")
    void aGroupRestartStopsTemporaryChildrenAndForgetsThem() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(
                                children.child("a"),
                                children.child("b").restart(TEMPORARY),
                                children.child("c")));
        assertThat(notedWhenKilled(supervisor, "a"))
                .containsExactly("c down shutdown", "b down shutdown", "a up", "c up");
        assertThat(listed(supervisor)).containsExactly("c running", "a running");
    }
}
