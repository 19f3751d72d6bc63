package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Children.Begin.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.ServerFailed;
import dev.coppice.server.StartFailed;
import dev.coppice.supervisor.ChildType;
import dev.coppice.supervisor.Offender;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.supervisor.SupervisorEvent.*;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What supervisors report of the starts and ends of their children.
@CoppiceTest
class SupervisorReportsTest {

    private static final Name NAME = Name.of("reporting");

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    /// The supervisors' reports since the start: `ChildEnded a`.
    private static List<String> reports() {
        return events(SupervisorEvent.class).stream()
                .map(event -> event.getClass().getSimpleName() + " " + event.child().id())
                .toList();
    }

    @Test
    @Rule("O-05")
    void theEndOfAChildIsReportedWithItsReasonAndWhatItsSpecSays() {
        var spec =
                children.child("a")
                        .restart(Restart.TRANSIENT)
                        .shutdown(Shutdown.within(ofSeconds(7)));
        Pid supervisor = Supervisor.startLink(NAME, oneForOne(spec));
        Pid child = childOf(supervisor, "a");
        end(child, "oops");
        ChildEnded report = assertReports(ChildEnded.class);
        assertThat(report)
                .isEqualTo(
                        new ChildEnded(
                                NAME,
                                ExitReason.of("oops"),
                                new Offender(
                                        Optional.of(child),
                                        "a",
                                        Restart.TRANSIENT,
                                        false,
                                        Shutdown.within(ofSeconds(7)),
                                        ChildType.WORKER)));
        assertThat(report.describe())
                .isEqualTo(
                        "child of supervisor reporting ended: transient worker a "
                                + child
                                + ": oops; restarting it");
    }

    @ParameterizedTest
    @EnumSource
    @Rule("O-05")
    void anOrderlyEndIsReportedOfAPermanentChildOnlyAndAnyOtherOfAll(Restart restart) {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a").restart(restart),
                                children.child("b").restart(restart),
                                children.child("c").restart(restart)));
        end(supervisor, "a", ExitReason.NORMAL);
        end(supervisor, "b", ExitReason.shutdown("done"));
        end(supervisor, "c", "oops");
        assertThat(listed(supervisor)).isNotNull();
        assertThat(events(ChildEnded.class))
                .extracting(event -> event.child().id())
                .isEqualTo(restart == Restart.PERMANENT ? List.of("a", "b", "c") : List.of("c"));
    }

    @Test
    @Rule("O-06")
    void aStartAndARestartAreReportedWithThePid() {
        Pid supervisor = Supervisor.startLink(NAME, oneForOne(children.child("a")));
        Pid first = childOf(supervisor, "a");
        kill(first);
        Pid second = childOf(supervisor, "a");
        assertThat(events(ChildStarted.class))
                .extracting(event -> event.child().pid().orElseThrow())
                .containsExactly(first, second);
        assertThat(events(ChildStarted.class).getLast().describe())
                .isEqualTo("supervisor reporting started permanent worker a " + second);
    }

    @Test
    @Rule("O-07")
    void aChildThatFailsToStartIsReportedInTheFirstStartAndInARestart() {
        var failed =
                catchThrowableOfType(
                        StartFailed.class,
                        () ->
                                Supervisor.startLink(
                                        oneForOne(
                                                children.child("a"),
                                                children.starting("b", STOP))));
        assertThat(failed).isNotNull();
        assertThat(reports()).containsExactly("ChildStarted a", "ChildStartFailed b");
        assertThat(assertReports(ChildStartFailed.class).reason()).isEqualTo(ExitReason.of("nope"));

        Pid supervisor = Supervisor.startLink(oneForOne(children.starting("c", UP, STOP, UP)));
        kill(supervisor, "c");
        awaitUntil("it was tried again", () -> reports().getLast().equals("ChildStarted c"));
        assertThat(reports())
                .endsWith("ChildStarted c", "ChildEnded c", "ChildStartFailed c", "ChildStarted c");
    }

    @Test
    @Rule("O-07")
    void aSupervisorThatGivesUpReportsTheChildThatWasOneTooMany() {
        Pid supervisor =
                Supervisor.startLink(
                        NAME, oneForOne(children.child("a")).intensity(0, ofSeconds(1)));
        end(supervisor, "a", "oops");
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(reports())
                .containsExactly("ChildStarted a", "ChildEnded a", "MaxIntensityReached a");
        assertThat(assertReports(MaxIntensityReached.class).describe())
                .isEqualTo(
                        "supervisor reporting gives up: more restarts than 0 in 1 s, the last for"
                                + " permanent worker a");
    }

    @Test
    @Rule("O-08")
    void oneCrashIsReportedByTheServerAsACrashAsTheEndOfAChildAndAsItsRestart() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        Pid child = childOf(supervisor, "a");
        tell(
                child,
                () -> {
                    throw new IllegalStateException("boom");
                });
        assertEnds(child, IllegalStateException.class);
        assertThat(childOf(supervisor, "a")).isNotEqualTo(child);
        assertThat(events())
                .extracting(Event::getClass)
                .isEqualTo(
                        List.of(
                                ChildStarted.class,
                                ServerFailed.class,
                                Event.Crashed.class,
                                ChildEnded.class,
                                ChildStarted.class));
    }

    @Test
    @Rule("O-13")
    void ofAKilledChildOnlyItsSupervisorTells() {
        Pid supervisor = Supervisor.startLink(oneForOne(children.child("a")));
        kill(supervisor, "a");
        assertThat(listed(supervisor)).containsExactly("a running");
        assertThat(reports()).containsExactly("ChildStarted a", "ChildEnded a", "ChildStarted a");
        assertThat(events()).hasOnlyElementsOfType(SupervisorEvent.class);
        assertThat(assertReports(ChildEnded.class).reason()).isEqualTo(ExitReason.KILLED);
    }
}
