package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Thrown;
import dev.coppice.task.Task;
import dev.coppice.task.TaskEnded;
import dev.coppice.task.TaskFailed;
import dev.coppice.task.TaskReply;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Tasks: work done by another process, and what its owner hears of it.
@CoppiceTest
class TasksTest {

    private static final Duration SHORT = ofMillis(20);

    /// A task that ends only when it is told to.
    private static Task<String> endless() {
        return Task.async(() -> receive(String.class));
    }

    private static Predicate<ExitReason> failureOf(Object cause) {
        return reason ->
                reason instanceof ExitReason.Term(TaskFailed.Failure(var why, _))
                        && why.equals(ExitReason.of(cause));
    }

    private static void assertAwaitFails(Object cause, Task<?> task, Duration limit) {
        assertThat(attempt(() -> task.await(limit)))
                .isInstanceOfSatisfying(
                        Outcome.Exited.class,
                        exited -> assertThat(failureOf(cause).test(exited.reason())).isTrue());
    }

    @Test
    @Rule("K-01")
    void aTaskIsLinkedAndItsResultComesAsAMessage() {
        Task<Integer> task = Task.async(() -> receive(Integer.class));
        Pid process = task.pid().orElseThrow();
        assertThat(info(process).map(ProcessInfo::links).orElseThrow()).contains(self());
        process.send(7);
        assertThat(assertReceives(TaskReply.class).value()).isEqualTo(7);
        assertThat(assertReceives(Down.class).reason()).isEqualTo(ExitReason.NORMAL);
    }

    @Test
    @Rule("K-02")
    void awaitAnswersTheResultAndLeavesNothingButTheExitOfATrappingOwner() {
        trapExit(true);
        Task<Integer> task = Task.async(() -> 42);
        assertThat(task.await()).isEqualTo(42);
        assertExit(task.pid().orElseThrow(), ExitReason.NORMAL);
        assertReceivesNothing(SHORT);
    }

    @Test
    @Rule("K-03")
    void onlyTheOwnerMayUseIt() {
        Task<String> task = Task.completed("mine");
        Task<String> running = endless();
        Puppet other = Puppet.start();
        List<Outcome<?>> tried =
                other.answers(() ->
                        List.of(
                                attempt(() -> task.await()),
                                attempt(() -> running.await()),
                                attempt(() -> running.yield(ZERO)),
                                attempt(() -> running.shutdown(ZERO)),
                                attempt(() -> running.ignore())));
        assertThat(tried)
                .allSatisfy(outcome ->
                        assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        Outcome.Raised.class,
                                        raised ->
                                                assertThat(raised.error())
                                                        .isInstanceOf(
                                                                IllegalArgumentException.class)));
        assertThat(running.kill()).isEmpty();
    }

    @Test
    @Rule("K-04")
    void anOwnerThatDoesNotTrapDiesWithTheTask() {
        Puppet owner = Puppet.start();
        owner.tell(() -> Task.async(() -> exit("oops")).await());
        assertEnds(owner.pid(), "oops");
    }

    @Test
    @Rule({"K-04", "K-05"})
    void aTrappingOwnerExitsFromAwait() {
        trapExit(true);
        Task<Object> fails = Task.async(() -> exit("oops"));
        assertAwaitFails("oops", fails, ofSeconds(5));
        assertExit(fails.pid().orElseThrow(), "oops");
        Task<Object> ends = Task.async(() -> exit(ExitReason.NORMAL));
        assertAwaitFails(ExitReason.NORMAL, ends, ofSeconds(5));
        assertExit(ends.pid().orElseThrow(), ExitReason.NORMAL);
    }

    @Test
    @Rule({"K-06", "K-24"})
    void aTaskEndsWithTheReasonOfItsKindOfErrorAndIsReported() {
        trapExit(true);
        Task<Object> raises =
                Task.async(() -> {
                    throw new IllegalStateException("boom");
                });
        Task<Object> throwing =
                Task.async(() -> {
                    throw new Thrown("ball");
                });
        assertThat(assertReceives(Exit.class, e -> e.from() == raises.pid().orElseThrow()).reason())
                .isInstanceOf(ExitReason.Crash.class);
        assertExit(throwing.pid().orElseThrow(), new ExitReason.Thrown("ball"));
        assertThat(events(TaskEnded.class))
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.starter()).isEqualTo(self()));
        Task<Object> leaves = Task.async(() -> exit(ExitReason.SHUTDOWN));
        assertExit(leaves.pid().orElseThrow(), ExitReason.SHUTDOWN);
        assertThat(events(TaskEnded.class)).hasSize(2);
    }

    @Test
    @Rule("K-07")
    void aResultThatComesTooLateIsDroppedAndTheTaskGoesOn() {
        Task<String> task = endless();
        Pid process = task.pid().orElseThrow();
        assertAwaitFails(TaskFailed.TIMEOUT, task, ZERO);
        assertThat(process.isAlive()).isTrue();
        process.send("late");
        awaitEnd(process);
        assertReceivesNothing(SHORT);
    }

    @Test
    @Rule({"K-07", "K-15"})
    void ifTheTimeoutEndsTheOwnerTheTaskDiesToo() {
        Puppet owner = Puppet.start();
        Task<String> task = owner.answers(TasksTest::endless);
        owner.tell(() -> task.await(ZERO));
        assertThat(awaitEnd(task.pid().orElseThrow()))
                .matches(failureOf(TaskFailed.TIMEOUT), "the failure of its owner");
    }

    @Test
    @Rule("K-15")
    void aTaskOutlivesAnOwnerThatEndsNormally() {
        Puppet owner = Puppet.start();
        Pid task = owner.answers(() -> endless().pid().orElseThrow());
        owner.tell(() -> exit(ExitReason.NORMAL));
        assertEnds(owner.pid(), ExitReason.NORMAL);
        assertThat(task.isAlive()).isTrue();
        task.send("enough");
        assertEnds(task, ExitReason.NORMAL);
    }

    @Test
    @Rule("K-10")
    void anIgnoredTaskRunsOnUnlinked() {
        Task<String> task = endless();
        Pid process = task.pid().orElseThrow();
        assertThat(task.ignore()).isEmpty();
        assertThat(info(process).map(ProcessInfo::links).orElseThrow()).isEmpty();
        process.send("done");
        assertEnds(process, ExitReason.NORMAL);
        assertReceivesNothing(SHORT);
    }

    @Test
    @Rule("K-11")
    void aCompletedTaskHasNoProcess() {
        Task<String> task = Task.completed("done");
        assertThat(task.pid()).isEmpty();
        assertThat(task.await()).isEqualTo("done");
    }

    @Test
    @Rule("K-14")
    void oneThatIsOnlyStartedAnswersNothing() {
        Pid started = Task.start(() -> receive(String.class));
        Pid linked = Task.startLink(() -> receive(String.class));
        assertThat(info(started).map(ProcessInfo::links).orElseThrow()).isEmpty();
        assertThat(info(linked).map(ProcessInfo::links).orElseThrow()).containsExactly(self());
        started.send("done");
        linked.send("done");
        assertEnds(started, ExitReason.NORMAL);
        assertEnds(linked, ExitReason.NORMAL);
        assertReceivesNothing(SHORT);
    }

    @Test
    @Rule("K-03")
    void theErrorNamesTheOwner() {
        Task<String> task = Task.completed("mine");
        Pid owner = self();
        Puppet.start()
                .does(() -> assertThatThrownBy(task::await).hasMessageContaining(owner.toString()));
    }
}
