package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildStart.Started;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many restarts in which time are too many.
@CoppiceTest
class RestartIntensityTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private static void killAndSeeItRestarted(Pid supervisor, String id) {
        kill(supervisor, id);
        assertThat(childOf(supervisor, id).isAlive()).isTrue();
    }

    private static void killAndSeeTheSupervisorGiveUp(Pid supervisor, String id) {
        kill(supervisor, id);
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("I-01")
    void threeRestartsInFiveSecondsAreAllowedUnlessSaidOtherwise() {
        var allowed = new RestartIntensity(3, ofSeconds(5));
        assertThat(oneForOne().intensity()).isEqualTo(allowed);
        assertThat(DynamicSpec.DEFAULT.intensity()).isEqualTo(allowed);
    }

    @Test
    @Rule("I-02")
    void theFourthRestartInFiveSecondsIsOneTooMany(ManualClock clock) {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.child("a"), children.child("b"), children.child("c")));
        for (int i = 0; i < 3; i++) {
            killAndSeeItRestarted(supervisor, "b");
            clock.advance(ofSeconds(1));
        }
        var _ = children.diary();
        killAndSeeTheSupervisorGiveUp(supervisor, "b");
        assertThat(children.diary()).containsExactly("c down shutdown", "a down shutdown");
        assertThat(events(SupervisorEvent.MaxIntensityReached.class)).hasSize(1);
    }

    @Test
    @Rule("I-03")
    void anIntensityOfZeroAllowsNoRestart() {
        Pid supervisor =
                Supervisor.startLink(oneForOne(children.child("a")).intensity(0, ofSeconds(5)));
        end(supervisor, "a", ExitReason.NORMAL);
        assertExit(supervisor, ExitReason.SHUTDOWN);
    }

    @Test
    @Rule("I-04")
    void theRestartsOfAllChildrenAreCountedTogether() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(children.child("a"), children.child("b"), children.child("c"))
                                .intensity(2, ofSeconds(5)));
        killAndSeeItRestarted(supervisor, "a");
        killAndSeeItRestarted(supervisor, "b");
        killAndSeeTheSupervisorGiveUp(supervisor, "c");
    }

    @Test
    @Rule("I-05")
    void theChildThatWasOneTooManyIsNeitherStartedNorStopped() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForAll(children.child("a"), children.child("b"), children.child("c"))
                                .intensity(0, ofSeconds(5)));
        var _ = children.diary();
        end(supervisor, "b", "oops");
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(children.diary())
                .containsExactly("b down oops", "c down shutdown", "a down shutdown");
        assertThat(events(SupervisorEvent.ChildShutdownFailed.class)).isEmpty();
    }

    private Pid allowingOnePerSecond() {
        return Supervisor.startLink(oneForOne(children.child("a")).intensity(1, ofSeconds(1)));
    }

    @Test
    @Rule("I-06")
    void aRestartMayCountForAlmostASecondLongerThanThePeriod(ManualClock clock) {
        Pid supervisor = allowingOnePerSecond();
        killAndSeeItRestarted(supervisor, "a");
        clock.advance(ofMillis(1999));
        killAndSeeTheSupervisorGiveUp(supervisor, "a");
    }

    @Test
    @Rule("I-06")
    void aRestartCountsForThePeriodAtLeast(ManualClock clock) {
        Pid supervisor = allowingOnePerSecond();
        clock.advance(ofMillis(999));
        killAndSeeItRestarted(supervisor, "a");
        clock.advance(ofSeconds(1));
        killAndSeeTheSupervisorGiveUp(supervisor, "a");
    }

    @Test
    @Rule("I-06")
    void aRestartLateInItsSecondCountsHardlyLongerThanThePeriod(ManualClock clock) {
        Pid supervisor = allowingOnePerSecond();
        clock.advance(ofMillis(999));
        killAndSeeItRestarted(supervisor, "a");
        clock.advance(ofMillis(1001));
        killAndSeeItRestarted(supervisor, "a");
    }

    @Test
    @Rule("I-07")
    void slowFailuresNeverAddUp(ManualClock clock) {
        Pid supervisor = allowingOnePerSecond();
        for (int i = 0; i < 20; i++) {
            killAndSeeItRestarted(supervisor, "a");
            clock.advance(ofSeconds(2));
        }
    }

    @Test
    @Rule("I-11")
    void whatIsAskedForDoesNotCount() {
        Pid supervisor =
                Supervisor.startLink(oneForOne(children.child("a")).intensity(0, ofSeconds(5)));
        for (int i = 0; i < 5; i++) {
            assertThat(Supervisor.terminateChild(supervisor, "a"))
                    .isEqualTo(new ChildAnswer.Done());
            assertThat(Supervisor.restartChild(supervisor, "a")).isInstanceOf(Started.class);
        }
    }
}
