package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.task.Task;
import dev.coppice.task.TaskReply;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asking tasks more than once, several together, and ending them.
@CoppiceTest
class TaskResultsTest {

    private static final Duration SHORT = ofMillis(20);

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    /// A task that ends only when it is told to.
    private static Task<String> endless() {
        return Task.async(() -> receive(String.class));
    }

    @Test
    @Rule("K-08")
    void yieldLooksAsOftenAsOneLikes() {
        Task<String> task = endless();
        assertThat(task.yield(ZERO)).isEmpty();
        assertThat(task.yield(ZERO)).isEmpty();
        task.pid().orElseThrow().send("done");
        assertThat(task.yield(ofSeconds(5))).contains(new Outcome.Returned<>("done"));
        Task<Object> fails = Task.async(() -> exit("oops"));
        assertThat(fails.yield(ofSeconds(5))).contains(new Outcome.Exited<>(ExitReason.of("oops")));
    }

    @Test
    @Rule("K-09")
    void shutdownAnswersTheResultIfItWasReady() {
        Task<String> task = endless();
        task.pid().orElseThrow().send("ready");
        awaitEnd(task.pid().orElseThrow());
        assertThat(task.shutdown(ofSeconds(5))).contains(new Outcome.Returned<>("ready"));
    }

    @Test
    @Rule("K-09")
    void shutdownAnswersNothingIfTheTaskEndedAsAsked() {
        assertThat(endless().shutdown(ofSeconds(5))).isEmpty();
        assertThat(endless().kill()).isEmpty();
    }

    @Test
    @Rule("K-09")
    void shutdownKillsATaskThatDoesNotHearIt() {
        Pid test = self();
        Task<String> deaf =
                Task.async(() -> {
                    trapExit(true);
                    test.send("deaf");
                    return receive(String.class);
                });
        assertReceives("deaf");
        assertThat(deaf.shutdown(ZERO)).contains(new Outcome.Exited<>(ExitReason.KILLED));
    }

    @Test
    @Rule("K-12")
    void awaitManyAnswersInTheOrderOfTheTasks() {
        Task<String> slow = endless();
        Task<String> quick = Task.async(() -> "quick");
        slow.pid().orElseThrow().send("slow");
        assertThat(Task.awaitMany(List.of(slow, quick), ofSeconds(5)))
                .containsExactly("slow", "quick");
    }

    @Test
    @Rule("K-12")
    void aFailureOfOneLeavesNoMessagesOfTheOthers() {
        Task<String> fails =
                Task.async(() -> {
                    throw exit("oops");
                });
        Task<String> other = endless();
        assertThat(attempt(() -> Task.awaitMany(List.of(fails, other), ofSeconds(5))))
                .isInstanceOf(Outcome.Exited.class);
        assertExit(fails.pid().orElseThrow(), "oops");
        other.pid().orElseThrow().send("late");
        assertExit(other.pid().orElseThrow(), ExitReason.NORMAL);
        assertReceivesNothing(SHORT);
    }

    @Test
    @Rule("K-13")
    void yieldManyAnswersForEachAndDoesAsToldWithTheRest() {
        Task<String> done = Task.completed("done");
        Task<String> goesOn = endless();
        assertThat(Task.yieldMany(List.of(done, goesOn), ZERO))
                .containsExactly(Optional.of(new Outcome.Returned<>("done")), Optional.empty());
        assertThat(goesOn.pid().orElseThrow().isAlive()).isTrue();
        assertThat(Task.yieldMany(List.of(goesOn), ZERO, Task.OnTimeout.KILL))
                .containsExactly(Optional.empty());
        assertEnds(goesOn.pid().orElseThrow(), ExitReason.KILLED);
        Task<String> ignored = endless();
        assertThat(Task.yieldMany(List.of(ignored), ZERO, Task.OnTimeout.IGNORE))
                .containsExactly(Optional.empty());
        ignored.pid().orElseThrow().send("late");
        assertEnds(ignored.pid().orElseThrow(), ExitReason.NORMAL);
        assertReceivesNo(TaskReply.class, SHORT);
    }
}
