package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Children.Begin.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildAnswer.Done;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart.AlreadyStarted;
import dev.coppice.supervisor.ChildStart.Failed;
import dev.coppice.supervisor.ChildStart.Ignored;
import dev.coppice.supervisor.ChildStart.Refused;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.ChildType;
import dev.coppice.supervisor.Counts;
import dev.coppice.supervisor.Refusal;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asking a supervisor about its children, and to change them.
@CoppiceTest
class AdministrationTest {

    private static final Done DONE = new Done();

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private static ChildAnswer refused(Refusal why) {
        return new ChildAnswer.Refused(why);
    }

    /// One whose only child has ended and cannot be started again, however often it is tried.
    private Pid retrying() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.starting("a", UP, STOP))
                                .intensity(1_000_000, ofSeconds(5)));
        end(supervisor, "a", "oops");
        return supervisor;
    }

    @Test
    @Rule("A-01")
    void childrenAreListedLastOneFirstAlsoAfterRestarts() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a"),
                                ChildSpec.supervisor("b", () -> Supervisor.startLink(oneForOne())),
                                children.starting("c", IGNORE)));
        kill(supervisor, "a");
        kill(supervisor, "b");
        assertThat(listed(supervisor)).containsExactly("c not running", "b running", "a running");
        assertThat(Supervisor.whichChildren(supervisor))
                .extracting(child -> child.type())
                .containsExactly(ChildType.WORKER, ChildType.SUPERVISOR, ChildType.WORKER);
    }

    @Test
    @Rule("A-02")
    void childrenAreCountedByTypeAndByLife() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a"),
                                children.child("b"),
                                ChildSpec.supervisor("c", () -> Supervisor.startLink(oneForOne())),
                                ChildSpec.supervisor(
                                        "d", () -> Supervisor.startLink(oneForOne()))));
        assertThat(Supervisor.countChildren(supervisor)).isEqualTo(new Counts(4, 4, 2, 2));
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(Supervisor.terminateChild(supervisor, "c")).isEqualTo(DONE);
        assertThat(Supervisor.countChildren(supervisor)).isEqualTo(new Counts(4, 2, 2, 2));
    }

    @Test
    @Rule("A-03")
    void aChildIsAddedLastAndStarted() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        assertThat(Supervisor.startChild(supervisor, children.child("b")))
                .isEqualTo(new Started(childOf(supervisor, "b"), Optional.empty()));
        assertThat(listed(supervisor)).containsExactly("b running", "a running");
    }

    @Test
    @Rule("A-03")
    void anIdIsUsedOnce() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        assertThat(Supervisor.startChild(supervisor, children.child("a")))
                .isEqualTo(new AlreadyStarted(childOf(supervisor, "a")));
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(Supervisor.startChild(supervisor, children.child("a")))
                .isEqualTo(new Refused(Refusal.ALREADY_PRESENT));
    }

    @Test
    @Rule("A-04")
    void aChildThatFailsToStartIsNotKept() {
        Pid supervisor = Supervisor.startLink(oneForOne());
        assertThat(Supervisor.startChild(supervisor, children.starting("a", STOP)))
                .isEqualTo(new Failed(ExitReason.of("nope")));
        assertThat(listed(supervisor)).isEmpty();
        assertThat(events(SupervisorEvent.class)).as("whoever asked knows").isEmpty();
    }

    @Test
    @Rule("A-04")
    void aNameThatIsTakenAnswersItsHolder() {
        Name name = Name.of("taken");
        Pid holder = GenServer.startLink(name, new Counter(0));
        Pid supervisor = Supervisor.startLink(oneForOne());
        var second = ChildSpec.worker("a", () -> GenServer.startLink(name, new Counter(0)));
        var start = Supervisor.startChild(supervisor, second);
        assertThat(start).isEqualTo(new AlreadyStarted(holder));
        assertThat(start.process()).contains(holder);
        assertThat(listed(supervisor)).isEmpty();
    }

    @Test
    @Rule("A-05")
    void anAddedChildThatIgnoresItsStartKeepsItsPlaceUnlessItIsTemporary() {
        Pid supervisor = Supervisor.startLink(oneForOne());
        assertThat(Supervisor.startChild(supervisor, children.starting("a", IGNORE, UP)))
                .isEqualTo(new Ignored());
        assertThat(
                        Supervisor.startChild(
                                supervisor,
                                children.starting("b", IGNORE).restart(Restart.TEMPORARY)))
                .isEqualTo(new Ignored());
        assertThat(listed(supervisor)).containsExactly("a not running");
        assertThat(Supervisor.restartChild(supervisor, "a")).isInstanceOf(Started.class);
    }

    @Test
    @Rule("A-06")
    void aTerminatedChildIsNotRestartedAndKeepsItsPlace() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a"),
                                children.child("b").restart(Restart.TEMPORARY)));
        Pid a = childOf(supervisor, "a");
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertEnds(a, ExitReason.SHUTDOWN);
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(Supervisor.terminateChild(supervisor, "b")).isEqualTo(DONE);
        assertThat(listed(supervisor)).containsExactly("a not running");
        assertThat(Supervisor.terminateChild(supervisor, "b"))
                .isEqualTo(refused(Refusal.NOT_FOUND));
    }

    @Test
    @Rule("A-07")
    void aChildThatIsStoppedCanBeStartedAgain() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.starting("a", UP, STOP, UP)));
        assertThat(Supervisor.restartChild(supervisor, "a"))
                .isEqualTo(new Refused(Refusal.RUNNING));
        assertThat(Supervisor.restartChild(supervisor, "b"))
                .isEqualTo(new Refused(Refusal.NOT_FOUND));
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(Supervisor.restartChild(supervisor, "a"))
                .isEqualTo(new Failed(ExitReason.of("nope")));
        assertThat(listed(supervisor)).containsExactly("a not running");
        assertThat(Supervisor.restartChild(supervisor, "a"))
                .isEqualTo(new Started(childOf(supervisor, "a"), Optional.empty()));
    }

    @Test
    @Rule("A-08")
    void aChildThatIsStoppedCanBeDeleted() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(refused(Refusal.RUNNING));
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(listed(supervisor)).isEmpty();
        assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(refused(Refusal.NOT_FOUND));
    }

    @Test
    @Rule({"A-03", "A-07", "A-08"})
    void aChildThatIsBeingRetriedCanNeitherBeStartedNorDeleted() {
        Pid supervisor = retrying();
        assertThat(Supervisor.startChild(supervisor, children.child("a")))
                .isEqualTo(new Refused(Refusal.ALREADY_PRESENT));
        assertThat(Supervisor.restartChild(supervisor, "a"))
                .isEqualTo(new Refused(Refusal.RESTARTING));
        assertThat(Supervisor.deleteChild(supervisor, "a")).isEqualTo(refused(Refusal.RESTARTING));
    }

    @Test
    @Rule("A-09")
    void terminatingAChildThatIsBeingRetriedEndsTheRetries() {
        Pid supervisor = retrying();
        assertThat(Supervisor.terminateChild(supervisor, "a")).isEqualTo(DONE);
        assertThat(listed(supervisor)).containsExactly("a not running");
        var _ = children.diary();
        assertThat(listed(supervisor)).containsExactly("a not running");
        assertThat(children.diary()).isEmpty();
    }

    @Test
    @Rule("A-10")
    void askingASupervisorThatIsNotThereIsAnExit() {
        Name gone = Name.of("gone");
        List<Body> questions =
                List.of(
                        () -> Supervisor.whichChildren(gone),
                        () -> Supervisor.countChildren(gone),
                        () -> Supervisor.startChild(gone, children.child("a")),
                        () -> Supervisor.restartChild(gone, "a"),
                        () -> Supervisor.terminateChild(gone, "a"),
                        () -> Supervisor.deleteChild(gone, "a"),
                        () -> Supervisor.specOf(gone, "a"),
                        () -> Supervisor.stop(gone));
        questions.forEach(question -> assertCallFails(ExitReason.NO_PROCESS, question));
    }

    @Test
    @Rule("A-11")
    void theSpecOfAChildCanBeAskedForWithItsDefaults() {
        var a = children.child("a");
        Pid supervisor = Supervisor.startLink(oneForOne(a));
        assertThat(Supervisor.specOf(supervisor, "a")).contains(a);
        assertThat(Supervisor.specOf(supervisor, "b")).isEmpty();
    }

    @Test
    void aThreadOutsideAnyProcessMayAsk() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        var counts = CompletableFuture.supplyAsync(() -> Supervisor.countChildren(supervisor));
        assertThat(counts.join()).isEqualTo(new Counts(1, 1, 0, 1));
    }
}
