package dev.coppice.testkit;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Thrown;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/// A test is a process, and fails when that process does.
class CoppiceTestTest {

    @Nested
    @CoppiceTest
    class ATest {

        private @Nullable Pid startedIn;

        @BeforeEach
        void before() {
            startedIn = self();
        }

        @AfterEach
        void after() {
            assertThat(self()).isEqualTo(startedIn);
        }

        @Test
        void isTheProcessOfItsLifecycleMethodsToo() {
            assertThat(self()).isEqualTo(startedIn);
        }

        @Test
        void takesItsNodeAsAParameter(Node node) {
            assertThat(node).isEqualTo(Processes.node());
            assertThat(node.processes()).containsExactly(self());
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void mayHaveOtherParameters(String message, Node node) {
            self().send(message);
            assertReceives(message);
            assertThat(node.name()).contains(message);
        }

        @TestFactory
        List<DynamicTest> mayBeMadeOnTheFly() {
            return List.of(DynamicTest.dynamicTest("one", () -> assertThat(self()).isNotNull()));
        }

        @Test
        void takesWhatIsLinkedToItAlong() {
            var _ = spawnLink(Processes::receive);
            var _ =
                    spawnLink(() -> {
                        trapExit(true);
                        assertThat(receive(Exit.class).reason()).isEqualTo(ExitReason.SHUTDOWN);
                    });
        }

        @Test
        @LeavesProcesses
        void mayLeaveProcessesIfItSaysSo() {
            var _ = spawn(Processes::receive);
        }
    }

    @CoppiceTest
    static class FailingAssertion {
        @Test
        void test() {
            assertThat(self()).isNull();
        }
    }

    @Test
    void failsWithTheAssertionThatFailed() {
        assertThat(TestRun.of(FailingAssertion.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("null")
                .satisfies(failure ->
                        assertThat(failure.getStackTrace())
                                .anyMatch(frame ->
                                        frame.getClassName()
                                                .equals(FailingAssertion.class.getName())));
    }

    @CoppiceTest
    static class Exiting {
        @Test
        void test() {
            exit("enough");
        }
    }

    @Test
    void failsWhenItExits() {
        assertThat(TestRun.of(Exiting.class).failure())
                .hasMessage("the test process <0.1> exited: enough");
    }

    @CoppiceTest
    static class Throwing {
        @Test
        void test() {
            throw new Thrown("ball");
        }
    }

    @Test
    void failsWhenItThrows() {
        assertThat(TestRun.of(Throwing.class).failure())
                .hasMessage("the test process <0.1> threw: ball");
    }

    @CoppiceTest
    static class LinkedToACrash {
        @Test
        void test() {
            var _ =
                    spawnLink(() -> {
                        throw new IllegalStateException("child broke");
                    });
            receive();
        }
    }

    @Test
    void failsWithTheErrorOfALinkedProcess() {
        assertThat(TestRun.of(LinkedToACrash.class).failure())
                .hasMessage(
                        "an exit signal ended the test process <0.1>:"
                                + " error(java.lang.IllegalStateException: child broke)")
                .hasRootCauseMessage("child broke")
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()[0])
                                .hasMessageContaining("process <0.2> crashed"));
    }

    @CoppiceTest
    static class EndedBetweenMethods {
        @BeforeEach
        void before() {
            Pid test = self();
            var _ = spawn(() -> test.exit("gone early"));
            awaitUntil("the test has ended", () -> !test.isAlive());
        }

        @Test
        void test() {
            fail("must not run");
        }

        @AfterEach
        void after() {
            self().send("cleaned up");
            assertReceives("cleaned up");
        }
    }

    @Test
    void failsWhenItHasBeenEndedBeforeAndStillCleansUp() {
        assertThat(TestRun.of(EndedBetweenMethods.class).failure())
                .hasMessage("an exit signal ended the test process <0.1>: gone early");
    }

    @CoppiceTest
    static class Stuck {
        @Test
        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        void waitsForEver() {
            receive();
        }
    }

    @Test
    void saysWhereItIsWhenItsTimeIsUp() {
        Throwable failure = TestRun.of(Stuck.class).failure();
        assertThat(failure).hasMessageContaining("timed out after 200 milliseconds");
        assertThat(failure.getSuppressed()[0])
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("did not come to an end")
                .hasMessageContaining("Stuck.waitsForEver");
    }

    @CoppiceTest
    static class AskingForSomethingElse {
        @Test
        void test(Optional<String> other) {
            fail("must not run with " + other);
        }
    }

    @Test
    void takesNoOtherParameters() {
        assertThat(TestRun.of(AskingForSomethingElse.class).failure())
                .hasMessageContaining("No ParameterResolver registered");
    }
}
