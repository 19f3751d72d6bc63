package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Children.Begin.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorSpec;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a supervisor does when a restart fails.
@CoppiceTest
class RetriesTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    /// What the children note while the first ends and the group comes up again.
    private List<String> notedUntilAllRun(SupervisorSpec spec) {
        Pid supervisor = Supervisor.startLink(spec);
        var _ = children.diary();
        end(supervisor, "a", "oops");
        awaitUntil("all run", () -> Supervisor.countChildren(supervisor).active() == 3);
        return children.diary();
    }

    @Test
    @Rule("Y-14")
    void oneForAllTriesTheWholeGroupAgain() {
        var spec =
                oneForAll(
                        children.child("a"),
                        children.starting("b", UP, CRASH, UP),
                        children.child("c"));
        assertThat(notedUntilAllRun(spec))
                .containsExactly(
                        "a down oops",
                        "c down shutdown",
                        "b down shutdown",
                        "a up",
                        "b crash",
                        "a down shutdown",
                        "a up",
                        "b up",
                        "c up");
    }

    @Test
    @Rule("Y-15")
    void restForOneGoesOnWithTheChildThatFailed() {
        var spec =
                restForOne(
                        children.child("a"),
                        children.starting("b", UP, CRASH, UP),
                        children.child("c"));
        assertThat(notedUntilAllRun(spec))
                .containsExactly(
                        "a down oops",
                        "c down shutdown",
                        "b down shutdown",
                        "a up",
                        "b crash",
                        "b up",
                        "c up");
    }

    @Test
    @Rule({"Y-16", "I-13"})
    void eachTryCountsAsOneMoreRestart() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.starting("a", UP, STOP)));
        end(supervisor, "a", "oops");
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(children.diary())
                .containsExactly("a up", "a down oops", "a stop", "a stop", "a stop");
    }

    @Test
    @Rule({"Y-16", "A-09"})
    void whatWasAskedMeanwhileComesBeforeTheNextTry() {
        var starts = new AtomicInteger();
        var gate = new CountDownLatch(1);
        Pid test = self();
        var hesitant =
                ChildSpec.worker(
                        "a",
                        () -> {
                            if (starts.getAndIncrement() > 0) {
                                children.note("a again");
                                gate.await();
                                throw new IllegalStateException("not yet");
                            }
                            return GenServer.startLink(new Counter(0));
                        });
        Pid supervisor = Supervisor.startLink(oneForOne(hesitant));
        kill(supervisor, "a");
        children.awaitNote("a again");
        Puppet.start().tell(() -> test.send(listed(supervisor)));
        awaitMailbox(supervisor, 1);
        Puppet.start().tell(() -> test.send(Supervisor.terminateChild(supervisor, "a")));
        awaitMailbox(supervisor, 2);
        gate.countDown();
        assertReceives(List.of("a restarting"));
        assertReceives(new ChildAnswer.Done());
        assertThat(listed(supervisor)).containsExactly("a not running");
        assertThat(starts).as("the retry found it terminated").hasValue(2);
    }

    @Test
    @Rule("Y-17")
    void aChildWhoseRestartFailsIsListedAsRestarting() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.child("a"), children.starting("b", UP, STOP))
                                .intensity(1_000_000, ofSeconds(5)));
        end(supervisor, "b", "oops");
        assertThat(listed(supervisor)).containsExactly("b restarting", "a running");
    }

    @Test
    @Rule("Y-17")
    void underRestForOneThoseAfterItAreListedAsNotRunning() {
        Pid supervisor =
                Supervisor.startLink(
                        restForOne(
                                        children.child("a"),
                                        children.starting("b", UP, STOP),
                                        children.child("c"))
                                .intensity(1_000_000, ofSeconds(5)));
        end(supervisor, "b", "oops");
        assertThat(listed(supervisor))
                .containsExactly("c not running", "b restarting", "a running");
    }
}
