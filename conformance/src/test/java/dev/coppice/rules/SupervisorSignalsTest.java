package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.UnexpectedMessage;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Counts;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What signals and messages of others do to a supervisor.
@CoppiceTest
class SupervisorSignalsTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private Pid startedBy(Puppet parent) {
        return parent.answers(() -> Supervisor.startLink(oneForOne(children.child("a"))));
    }

    @Test
    @Rule("S-08")
    void theEndOfALinkedStrangerDoesNothingToASupervisor() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        for (Object reason : List.of("oops", ExitReason.SHUTDOWN, ExitReason.NORMAL)) {
            Puppet stranger = Puppet.start();
            stranger.does(() -> link(supervisor));
            stranger.tell(() -> exit(reason));
            assertEnds(stranger.pid(), reason);
        }
        assertThat(info(supervisor).orElseThrow().trapExit()).isTrue();
        assertThat(listed(supervisor)).containsExactly("a running");
        assertThat(children.diary()).containsExactly("a up");
    }

    @Test
    @Rule("S-09")
    void signalsOfStrangersAreIgnoredExceptKill() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        Puppet stranger = Puppet.start();
        stranger.does(() -> {
            supervisor.exit("oops");
            supervisor.exit(ExitReason.SHUTDOWN);
            supervisor.exit(ExitReason.NORMAL);
        });
        assertThat(listed(supervisor)).containsExactly("a running");
        stranger.does(supervisor::kill);
        assertEnds(supervisor, ExitReason.KILLED);
    }

    static Stream<ExitReason> reasons() {
        return Stream.of(
                ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.of("oops"), ExitReason.KILL);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Rule("S-10")
    void theEndOfTheParentStopsTheChildrenAndThenTheSupervisor(ExitReason reason) {
        Puppet parent = Puppet.start();
        Pid supervisor = startedBy(parent);
        parent.tell(() -> exit(reason));
        assertEnds(supervisor, reason);
        assertThat(children.diary()).containsExactly("a up", "a down shutdown");
    }

    @Test
    @Rule("S-10")
    void aSignalOfTheParentDoesTheSame() {
        Puppet parent = Puppet.trapping();
        Pid supervisor = startedBy(parent);
        parent.does(() -> supervisor.exit("enough"));
        assertEnds(supervisor, "enough");
        assertThat(children.diary()).containsExactly("a up", "a down shutdown");
    }

    @Test
    @Rule("S-11")
    void aTreeGoesDownWithTheScriptThatStartedIt() {
        Pid test = self();
        Pid script =
                spawn(() -> {
                    var inner = oneForOne(children.child("a"), children.child("b"));
                    test.send(
                            Supervisor.startLink(
                                    oneForOne(
                                            ChildSpec.supervisor(
                                                    "inner", () -> Supervisor.startLink(inner)))));
                });
        Pid supervisor = assertReceives(Pid.class);
        assertEnds(script, ExitReason.NORMAL);
        assertEnds(supervisor, ExitReason.NORMAL);
        assertThat(children.diary())
                .containsExactly("a up", "b up", "b down shutdown", "a down shutdown");
        assertThat(processes()).containsExactly(self());
    }

    @Test
    @Rule("S-19")
    void theChildrenOfAKilledSupervisorAreNotStoppedButHearOfItsEnd() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.plain("plain"),
                                children.child("server"),
                                ChildSpec.worker("process", Supervised::trappingProcess)));
        Pid plain = childOf(supervisor, "plain");
        Pid server = childOf(supervisor, "server");
        Pid orphan = childOf(supervisor, "process");
        kill(supervisor);
        assertEnds(plain, ExitReason.KILLED);
        assertEnds(server, ExitReason.KILLED);
        assertThat(children.diary()).endsWith("server down killed");
        awaitMailbox(orphan, 1);
        assertThat(orphan.isAlive()).isTrue();
        kill(orphan);
    }

    private static ChildSpec unlinked(String id) {
        return ChildSpec.worker(id, () -> GenServer.start(new Counter(0)));
    }

    @Test
    @Rule("S-20")
    void aChildStartedWithoutALinkEndsUnnoticedAndIsStoppedAllTheSame() {
        Pid supervisor = Supervisor.startLink(oneForOne(unlinked("a"), unlinked("b")));
        Pid a = childOf(supervisor, "a");
        Pid b = childOf(supervisor, "b");
        kill(a);
        assertThat(childOf(supervisor, "a")).isEqualTo(a);
        assertThat(Supervisor.countChildren(supervisor)).isEqualTo(new Counts(2, 1, 0, 2));
        Supervisor.stop(supervisor);
        assertEnds(b, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("S-21")
    void unexpectedMessagesAreReportedAndDropped() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        supervisor.send("hello");
        assertThat(assertReports(UnexpectedMessage.class))
                .isEqualTo(new UnexpectedMessage(supervisor, "hello"));
        assertThat(listed(supervisor)).containsExactly("a running");
    }
}
