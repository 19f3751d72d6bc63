package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Timer;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages sent after a delay.
@CoppiceTest
class TimersTest {

    private static final Name NAME = Name.of("later");

    @Test
    @Rule("B-07")
    void aTimerFiresOnceAndNotBeforeItsTime(ManualClock clock) {
        sendAfter(self(), "due", ofSeconds(10));
        clock.advance(ofSeconds(10).minusNanos(1));
        assertReceivesNothing(ZERO);
        clock.advance(Duration.ofNanos(1));
        assertReceives("due");
        clock.advance(ofSeconds(100));
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("B-07")
    void timersFireInTheOrderTheyAreDue(ManualClock clock) {
        for (int second : List.of(3, 1, 2)) {
            sendAfter(self(), second, ofSeconds(second));
        }
        clock.advance(ofSeconds(3));
        assertThat(List.of(receive(), receive(), receive())).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    @Rule("B-07")
    void theMachinesTimeIsNotAheadOfItselfEither() {
        long start = System.nanoTime();
        sendAfter(self(), "second", ofMillis(30));
        sendAfter(self(), "first", ofMillis(10));
        assertReceives("first");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(ofMillis(10).toNanos());
        assertReceives("second");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(ofMillis(30).toNanos());
    }

    @Test
    @Rule("B-08")
    void cancellingAnswersTheTimeLeft(ManualClock clock) {
        Timer timer = sendAfter(self(), "due", ofSeconds(10));
        clock.advance(ofSeconds(4));
        assertThat(timer.cancel()).contains(ofSeconds(6));
        assertThat(timer.cancel()).isEmpty();
        clock.advance(ofSeconds(100));
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("B-08")
    void anyProcessMayCancel(ManualClock clock) {
        Timer timer = sendAfter(self(), "due", ofSeconds(10));
        assertThat(Puppet.start().answers(timer::cancel)).contains(ofSeconds(10));
        clock.advance(ofSeconds(100));
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("B-08")
    void cancellingTooLateAnswersEmptyAndTheMessageStays(ManualClock clock) {
        Timer timer = sendAfter(self(), "due", ofSeconds(10));
        clock.advance(ofSeconds(10));
        assertThat(timer.cancel()).isEmpty();
        assertReceives("due");
    }

    @Test
    @Rule("B-08")
    void onTheMachinesTimeCancellingAnswersTheTimeLeftOnce() {
        Timer timer = sendAfter(self(), "due", ofSeconds(10));
        assertThat(timer.cancel().orElseThrow()).isBetween(ofSeconds(5), ofSeconds(10));
        assertThat(timer.cancel()).isEmpty();
        assertThat(timer.left()).isEmpty();
        assertThat(timer).hasToString("Timer[to " + self() + " is over]");
    }

    @Test
    @Rule("B-09")
    void aTimerForAPidEndsWithItsProcess(ManualClock clock) {
        Pid child = spawn(Processes::receive);
        Timer timer = sendAfter(child, "due", ofSeconds(10));
        child.kill();
        awaitEnd(child);
        assertThat(timer.left()).isEmpty();
        assertThat(timer.cancel()).isEmpty();
        clock.advance(ofSeconds(10));
    }

    @Test
    @Rule("B-09")
    void aTimerForANameSendsToWhoeverHoldsItThen(ManualClock clock) {
        sendAfter(NAME, "due", ofSeconds(10));
        clock.advance(ofSeconds(9));
        register(NAME);
        clock.advance(ofSeconds(1));
        assertReceives("due");
        sendAfter(NAME, "moved", ofSeconds(10));
        unregister(NAME);
        Puppet successor = Puppet.start();
        register(NAME, successor.pid());
        clock.advance(ofSeconds(10));
        assertThat(successor.answers(() -> receive(String.class))).isEqualTo("moved");
        unregister(NAME);
        sendAfter(NAME, "lost", ofSeconds(10));
        clock.advance(ofSeconds(10));
        register(NAME);
        clock.advance(ofSeconds(10));
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("B-10")
    void aTimerOutlivesWhoSetIt(ManualClock clock) {
        Pid test = self();
        Pid setter = spawn(() -> sendAfter(test, "due", ofSeconds(10)));
        awaitEnd(setter);
        clock.advance(ofSeconds(10));
        assertReceives("due");
    }

    @Test
    @Rule("B-11")
    void aTimerTellsTheTimeLeft(ManualClock clock) {
        Timer timer = sendAfter(self(), "due", ofSeconds(10));
        assertThat(timer.left()).contains(ofSeconds(10));
        clock.advance(ofSeconds(4));
        assertThat(timer.left()).contains(ofSeconds(6));
        clock.advance(ofSeconds(6));
        assertThat(timer.left()).isEmpty();
        Timer cancelled = sendAfter(self(), "due", ofSeconds(10));
        cancelled.cancel();
        assertThat(cancelled.left()).isEmpty();
    }

    @Test
    @Rule("B-16")
    void aDelayOfZeroIsAMessageAmongOthers(ManualClock clock) {
        self().send("before");
        sendAfter(self(), "timer", ZERO);
        self().send("after");
        clock.advance(ZERO);
        assertThat(receive()).isEqualTo("before");
        assertReceives("timer");
        assertReceives("after");
    }

    @Test
    @Rule("B-16")
    void onTheMachinesTimeItArrivesToo() {
        sendAfter(self(), "timer", ZERO);
        self().send("direct");
        assertReceives("timer");
        assertReceives("direct");
    }
}
