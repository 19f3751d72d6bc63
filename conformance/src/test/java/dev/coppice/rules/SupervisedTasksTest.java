package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.server.GenServer;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.Refusal;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.supervisor.SupervisorEvent.ChildStarted;
import dev.coppice.task.Task;
import dev.coppice.task.TaskFailed;
import dev.coppice.task.TaskStream;
import dev.coppice.task.TaskSupervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tasks under a supervisor, and streams of tasks.
@CoppiceTest
class SupervisedTasksTest {

    private static final Name TASKS = Name.of("tasks");

    @BeforeEach
    void start() {
        TaskSupervisor.startLink(TASKS);
    }

    /// A task that has answered a moment ago may end with its supervisor, and the test is linked to
    /// it.
    @AfterEach
    void stop() {
        var _ = trapExit(true);
        GenServer.stop(TASKS);
    }

    private static Pid supervisor() {
        return whereis(TASKS).orElseThrow();
    }

    @Test
    @Rule("K-16")
    void anAsyncTaskIsLinkedToCallerAndSupervisor() {
        Task<String> task = TaskSupervisor.async(TASKS, () -> receive(String.class));
        Pid process = task.pid().orElseThrow();
        assertThat(info(process).map(ProcessInfo::links).orElseThrow())
                .containsExactlyInAnyOrder(self(), supervisor());
        process.send("done");
        assertThat(task.await()).isEqualTo("done");
    }

    @Test
    @Rule("K-16")
    void withoutTheLinkAFailureIsAValue() {
        Task<Object> task = TaskSupervisor.asyncNoLink(TASKS, () -> exit("oops"));
        assertThat(task.yield(ofSeconds(5))).contains(new Outcome.Exited<>(ExitReason.of("oops")));
        assertThat(self().isAlive()).isTrue();
    }

    @Test
    @Rule("K-17")
    void childrenAreTemporaryUnlessSaidOtherwise() {
        Pid temporary =
                TaskSupervisor.startChild(TASKS, () -> receive(String.class))
                        .process()
                        .orElseThrow();
        assertThat(TaskSupervisor.children(TASKS)).containsExactly(temporary);
        temporary.kill();
        awaitUntil("it is forgotten", () -> TaskSupervisor.children(TASKS).isEmpty());
        Pid permanent =
                TaskSupervisor.startChild(
                                TASKS,
                                () -> receive(String.class),
                                Restart.PERMANENT,
                                Shutdown.brutalKill())
                        .process()
                        .orElseThrow();
        permanent.kill();
        awaitUntil(
                "it is restarted",
                () ->
                        TaskSupervisor.children(TASKS).size() == 1
                                && !TaskSupervisor.children(TASKS).contains(permanent));
    }

    @Test
    @Rule("K-18")
    void beyondItsChildrenAnAsyncRaisesAndAStartIsRefused() {
        Name full = Name.of("full");
        TaskSupervisor.startLink(full, DynamicSpec.DEFAULT.maxChildren(0));
        assertThatThrownBy(() -> TaskSupervisor.async(full, () -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("supervisor full has as many children as it may have");
        assertThat(TaskSupervisor.startChild(full, () -> {}))
                .isEqualTo(new ChildStart.Refused(Refusal.MAX_CHILDREN));
        GenServer.stop(full);
    }

    @Test
    @Rule("K-19")
    void aTaskKnowsWhoAskedForIt() {
        Pid me = self();
        assertThat(TaskSupervisor.async(TASKS, Task::callers).await()).containsExactly(me);
        Task<List<Pid>> nested =
                TaskSupervisor.async(
                        TASKS, () -> TaskSupervisor.async(TASKS, Task::callers).await());
        assertThat(nested.await()).containsExactly(nested.pid().orElseThrow(), me);
    }

    @Test
    @Rule("K-20")
    void aStreamAnswersInOrderAndRunsAFewAtATime() {
        List<Integer> results = new ArrayList<>();
        try (TaskStream<Integer> squares =
                Task.stream(
                        List.of(1, 2, 3, 4, 5),
                        n -> n * n,
                        TaskStream.options().maxConcurrency(2))) {
            squares.forEachRemaining(
                    outcome -> results.add(((Outcome.Returned<Integer>) outcome).value()));
        }
        assertThat(results).containsExactly(1, 4, 9, 16, 25);
    }

    @Test
    @Rule("K-20")
    void neverMoreTasksThanAllowedRunAtOnce() {
        try (TaskStream<String> waiting =
                TaskSupervisor.streamNoLink(
                        TASKS,
                        IntStream.range(0, 10).boxed().toList(),
                        _ -> receive(String.class),
                        TaskStream.options().maxConcurrency(3).limit(ZERO).killingSlow())) {
            assertThat(waiting.next()).isEqualTo(new Outcome.Exited<>(TaskFailed.TIMEOUT));
            assertThat(TaskSupervisor.children(TASKS)).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    @Rule("K-20")
    void aStreamWithoutATaskOrWithoutTimeIsRefused() {
        assertThatThrownBy(() -> TaskStream.options().maxConcurrency(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 tasks at once");
        assertThatThrownBy(() -> TaskStream.options().limit(ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("K-20")
    void anUnorderedStreamAnswersWhatComesFirst() {
        try (TaskStream<String> both =
                Task.stream(
                        List.of("slow", "quick"),
                        name -> name.equals("slow") ? receive(String.class) : name,
                        TaskStream.options().maxConcurrency(2).unordered())) {
            assertThat(both.next()).isEqualTo(new Outcome.Returned<>("quick"));
        }
    }

    @Test
    @Rule("K-20")
    void aFailureIsAnElementWhenItIsNotLinked() {
        try (TaskStream<Object> stream =
                TaskSupervisor.streamNoLink(
                        TASKS, List.of("oops"), word -> exit(word), TaskStream.options())) {
            assertThat(stream.next()).isEqualTo(new Outcome.Exited<>(ExitReason.of("oops")));
            assertThat(stream.hasNext()).isFalse();
        }
    }

    @Test
    @Rule("K-21")
    void anElementThatIsTooSlowEndsTheCallerOrIsKilled() {
        TaskStream<String> ends =
                Task.stream(
                        List.of(1), _ -> receive(String.class), TaskStream.options().limit(ZERO));
        assertThat(attempt(ends::next)).isInstanceOf(Outcome.Exited.class);
        try (TaskStream<Object> goesOn =
                Task.stream(
                        List.of(1, 2),
                        n -> n == 1 ? receive(String.class) : n,
                        TaskStream.options().maxConcurrency(1).limit(ofMillis(50)).killingSlow())) {
            assertThat(goesOn.next()).isEqualTo(new Outcome.Exited<>(TaskFailed.TIMEOUT));
        }
    }

    @Test
    @Rule("K-22")
    void aStreamClosedEarlyLeavesNothing() {
        trapExit(true);
        List<Pid> before = processes();
        TaskStream<String> stream =
                Task.stream(
                        List.of("a", "wait", "wait"),
                        word -> word.equals("a") ? word : receive(String.class),
                        TaskStream.options().maxConcurrency(3));
        assertThat(stream.next()).isEqualTo(new Outcome.Returned<>("a"));
        awaitUntil("two are left", () -> startedSince(before).size() == 2);
        List<Pid> waiting = startedSince(before);
        stream.close();
        assertThat(waiting).noneMatch(Pid::isAlive);
        assertThat(info(self()).map(ProcessInfo::links).orElseThrow())
                .containsExactly(supervisor());
        assertReceivesNothing(ofMillis(20));
        trapExit(false);
    }

    private static List<Pid> startedSince(List<Pid> before) {
        return processes().stream().filter(pid -> !before.contains(pid)).toList();
    }

    @Test
    @Rule("K-23")
    void aTaskWhoseRequesterDiedBeforeItHandedTheWorkOverEndsByItself() {
        var worked = new AtomicBoolean();
        Pid supervisor = supervisor();
        Puppet requester = Puppet.start();
        Sys.suspend(supervisor);
        requester.tell(() -> TaskSupervisor.asyncNoLink(TASKS, () -> worked.getAndSet(true)));
        Supervised.awaitMailbox(supervisor, 1);
        requester.pid().kill();
        assertEnds(requester.pid(), ExitReason.KILLED);
        Sys.resume(supervisor);
        Pid task = assertReports(ChildStarted.class).child().pid().orElseThrow();
        assertEnds(task, ExitReason.shutdown(ExitReason.NO_PROCESS));
        assertThat(worked).isFalse();
        awaitUntil("it is forgotten", () -> TaskSupervisor.children(TASKS).isEmpty());
    }
}
