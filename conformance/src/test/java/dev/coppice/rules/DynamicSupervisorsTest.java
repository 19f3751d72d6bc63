package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Children.Begin.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartResult;
import dev.coppice.server.UnexpectedMessage;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildAnswer.Done;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.ChildStart.AlreadyStarted;
import dev.coppice.supervisor.ChildStart.Failed;
import dev.coppice.supervisor.ChildStart.Ignored;
import dev.coppice.supervisor.ChildStart.Refused;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.Counts;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.InvalidSpec.NeverSignificant;
import dev.coppice.supervisor.Refusal;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A supervisor whose children come and go.
@CoppiceTest
class DynamicSupervisorsTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private static Pid supervisor() {
        return DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
    }

    private static Pid started(Pid supervisor, ChildSpec child) {
        return DynamicSupervisor.startChild(supervisor, child).process().orElseThrow();
    }

    private static ChildAnswer refused(Refusal why) {
        return new ChildAnswer.Refused(why);
    }

    @Test
    @Rule("D-01")
    void itStartsEmptyAndRestartsTheEndedChildOnly() {
        Pid supervisor = supervisor();
        assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
        Pid first = started(supervisor, children.child("a"));
        Pid second = started(supervisor, children.child("b"));
        kill(first);
        assertThat(DynamicSupervisor.countChildren(supervisor)).isEqualTo(new Counts(2, 2, 0, 2));
        assertThat(children.diary()).containsExactly("a up", "b up", "a up");
        assertThat(second.isAlive()).isTrue();
    }

    @Test
    @Rule("D-02")
    void idsMayRepeatAndAreNotListed() {
        Pid supervisor = supervisor();
        Pid first = started(supervisor, children.child("a"));
        Pid second = started(supervisor, children.child("a"));
        assertThat(DynamicSupervisor.whichChildren(supervisor))
                .extracting(child -> child.id(), child -> child.pid().orElseThrow())
                .containsExactly(
                        tuple(DynamicSupervisor.UNDEFINED, first),
                        tuple(DynamicSupervisor.UNDEFINED, second));
        assertThat(DynamicSupervisor.UNDEFINED).hasToString("undefined");
    }

    @Test
    @Rule("D-03")
    void startChildAnswersWhatBecameOfTheStart() {
        Pid supervisor = supervisor();
        var telling =
                ChildSpec.workerWithInfo(
                        "a",
                        () ->
                                new StartResult.Started(
                                        GenServer.startLink(new Counter(0)), Optional.of("info")));
        assertThat(DynamicSupervisor.startChild(supervisor, telling))
                .isInstanceOfSatisfying(
                        Started.class,
                        it -> {
                            assertThat(it.info()).contains("info");
                            assertThat(DynamicSupervisor.whichChildren(supervisor))
                                    .extracting(child -> child.pid().orElseThrow())
                                    .containsExactly(it.pid());
                        });
        assertThat(DynamicSupervisor.startChild(supervisor, children.starting("a", IGNORE)))
                .isEqualTo(new Ignored());
        assertThat(DynamicSupervisor.startChild(supervisor, children.starting("a", STOP)))
                .isEqualTo(new Failed(ExitReason.of("nope")));
        assertThat(DynamicSupervisor.countChildren(supervisor))
                .as("nothing is kept of the others")
                .isEqualTo(new Counts(1, 1, 0, 1));
    }

    @Test
    @Rule("D-04")
    void aTakenNameAnswersItsHolder() {
        Name name = Name.of("one");
        Pid supervisor = supervisor();
        var named = ChildSpec.worker("one", () -> GenServer.startLink(name, new Counter(0)));
        Pid first = started(supervisor, named);
        assertThat(DynamicSupervisor.startChild(supervisor, named))
                .isEqualTo(new AlreadyStarted(first));
    }

    private static ChildStart startOf(Throwable failure) {
        return DynamicSupervisor.startChild(
                supervisor(),
                ChildSpec.worker(
                        "a",
                        () -> {
                            throw failure;
                        }));
    }

    @Test
    @Rule("D-05")
    void aStartFunctionThatFailsSaysHow() {
        assertThat(
                        DynamicSupervisor.startChild(
                                supervisor(),
                                ChildSpec.worker(
                                        "a",
                                        () -> {
                                            throw exit("no");
                                        })))
                .isEqualTo(new Failed(ExitReason.of("no")));
        var error = new IllegalStateException("boom");
        assertThat(startOf(error)).isEqualTo(new Failed(new ExitReason.Crash(error)));
        assertThat(startOf(new Thrown("ball")))
                .isEqualTo(new Failed(new ExitReason.Thrown("ball")));
    }

    @Test
    @Rule("D-06")
    void aWrongSpecIsFoundByTheCallerEvenWithoutASupervisor() {
        var wrong = children.child("a").restart(Restart.TRANSIENT).significant(true);
        assertThat(DynamicSupervisor.startChild(Name.of("gone"), wrong))
                .isEqualTo(new Failed(ExitReason.of(new NeverSignificant("a"))));
        assertCallFails(
                ExitReason.NO_PROCESS,
                () -> DynamicSupervisor.startChild(Name.of("gone"), children.child("a")));
    }

    @Test
    @Rule("D-07")
    void aSlotIsFreeWhenItsChildHasEnded() {
        Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT.maxChildren(1));
        var temporary = children.child("a").restart(Restart.TEMPORARY);
        Pid first = started(supervisor, temporary);
        assertThat(DynamicSupervisor.startChild(supervisor, temporary))
                .isEqualTo(new Refused(Refusal.MAX_CHILDREN));
        kill(first);
        assertThat(DynamicSupervisor.startChild(supervisor, temporary)).isInstanceOf(Started.class);
    }

    @Test
    @Rule("D-07")
    void aChildThatIsBeingRetriedKeepsItsSlot() {
        Pid supervisor =
                DynamicSupervisor.startLink(
                        DynamicSpec.DEFAULT.maxChildren(1).intensity(1_000_000, ofSeconds(5)));
        kill(started(supervisor, children.starting("a", UP, STOP)));
        assertThat(DynamicSupervisor.startChild(supervisor, children.child("b")))
                .isEqualTo(new Refused(Refusal.MAX_CHILDREN));
    }

    @Test
    @Rule("D-09")
    void aTerminatedChildHasEndedAndIsNotRestarted() {
        Pid supervisor = supervisor();
        Pid child = started(supervisor, children.child("a"));
        assertThat(DynamicSupervisor.terminateChild(supervisor, child)).isEqualTo(new Done());
        assertThat(child.isAlive()).isFalse();
        assertThat(children.diary()).containsExactly("a up", "a down shutdown");
        assertThat(DynamicSupervisor.whichChildren(supervisor)).isEmpty();
        assertThat(DynamicSupervisor.terminateChild(supervisor, child))
                .isEqualTo(refused(Refusal.NOT_FOUND));
        assertThat(DynamicSupervisor.terminateChild(supervisor, self()))
                .isEqualTo(refused(Refusal.NOT_FOUND));
    }

    @Test
    @Rule("D-10")
    void restartTypesAreThoseOfASupervisor() {
        Pid supervisor = supervisor();
        end(started(supervisor, children.child("p")), ExitReason.NORMAL);
        end(started(supervisor, children.child("t").restart(Restart.TRANSIENT)), "oops");
        end(
                started(supervisor, children.child("t").restart(Restart.TRANSIENT)),
                ExitReason.SHUTDOWN);
        end(started(supervisor, children.child("x").restart(Restart.TEMPORARY)), "oops");
        assertThat(DynamicSupervisor.countChildren(supervisor)).isEqualTo(new Counts(2, 2, 0, 2));
    }

    @Test
    @Rule("D-10")
    void theRestartsOfAllChildrenAreCountedTogether() {
        Pid supervisor =
                DynamicSupervisor.startLink(DynamicSpec.DEFAULT.intensity(1, ofSeconds(5)));
        Pid first = started(supervisor, children.child("a"));
        Pid second = started(supervisor, children.child("b"));
        kill(first);
        assertThat(DynamicSupervisor.countChildren(supervisor).active()).isEqualTo(2);
        kill(second);
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(children.diary()).containsExactly("a up", "b up", "a up", "a down shutdown");
    }

    @Test
    @Rule("D-12")
    void temporaryChildrenMayEndAnyNumberOfTimes() {
        Pid supervisor =
                DynamicSupervisor.startLink(DynamicSpec.DEFAULT.intensity(0, ofSeconds(5)));
        for (int i = 0; i < 20; i++) {
            kill(started(supervisor, children.child("a").restart(Restart.TEMPORARY)));
        }
        assertThat(DynamicSupervisor.countChildren(supervisor).specs()).isZero();
    }

    @Test
    @Rule("D-13")
    void aChildWhoseRestartFailsIsListedAndGivenUpByItsOldPid() {
        Pid supervisor =
                DynamicSupervisor.startLink(DynamicSpec.DEFAULT.intensity(1_000_000, ofSeconds(5)));
        Pid child = started(supervisor, children.starting("a", UP, STOP));
        kill(child);
        assertThat(listed(supervisor)).containsExactly("undefined restarting");
        assertThat(DynamicSupervisor.terminateChild(supervisor, child)).isEqualTo(new Done());
        assertThat(listed(supervisor)).isEmpty();
    }

    @Test
    @Rule("D-13")
    void eachTryCountsAsOneMoreRestart() {
        Pid supervisor = supervisor();
        kill(started(supervisor, children.starting("a", UP, STOP)));
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(children.diary()).containsExactly("a up", "a stop", "a stop", "a stop");
    }

    @Test
    @Rule("D-14")
    void theEndOfALinkedProcessThatIsNoChildDoesNothing() {
        Pid supervisor = supervisor();
        var _ = started(supervisor, children.child("a"));
        Puppet stranger = Puppet.start();
        stranger.does(() -> link(supervisor));
        kill(stranger.pid());
        assertThat(listed(supervisor)).containsExactly("undefined running");
        assertThat(children.diary()).containsExactly("a up");
    }

    @Test
    @Rule("D-17")
    void unexpectedMessagesAreReportedAndDropped() {
        Pid supervisor = supervisor();
        supervisor.send("hello");
        assertThat(assertReports(UnexpectedMessage.class))
                .isEqualTo(new UnexpectedMessage(supervisor, "hello"));
        assertThat(listed(supervisor)).isEmpty();
    }

    @Test
    @Rule("Y-19")
    void whatNeedsAnIdIsRefused() {
        Pid supervisor = supervisor();
        assertThat(Supervisor.restartChild(supervisor, "a"))
                .isEqualTo(new Refused(Refusal.SIMPLE_ONE_FOR_ONE));
        assertThat(Supervisor.deleteChild(supervisor, "a"))
                .isEqualTo(refused(Refusal.SIMPLE_ONE_FOR_ONE));
        assertThat(Supervisor.terminateChild(supervisor, "a"))
                .isEqualTo(refused(Refusal.SIMPLE_ONE_FOR_ONE));
    }
}
