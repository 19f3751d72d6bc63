package dev.coppice.testkit;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a test leaves behind fails it, and is named.
class LeftoversTest {

    private static volatile boolean letGo;

    @AfterEach
    void letThemGo() {
        letGo = true;
    }

    @CoppiceTest
    static class LeavingAProcess {
        @Test
        void test() {
            Pid left = spawn(LeavingAProcess::waitForNothing);
            register(Name.of("forgotten"), left);
            awaitWaiting(left);
        }

        private static void waitForNothing() {
            receive();
        }
    }

    @Test
    void aProcessThatLivesOnIsNamedWithItsStack() {
        assertThat(TestRun.of(LeavingAProcess.class).failure())
                .hasMessageContaining("process <0.2> (forgotten) of ")
                .hasMessageContaining("LeavingAProcess.waitForNothing");
    }

    @CoppiceTest
    static class LeavingAThread {
        @Test
        void test() {
            letGo = false;
            Pid stubborn =
                    spawn(() -> {
                        register(Name.of("stubborn"));
                        goOn();
                    });
            var _ = awaitRegistered(Name.of("stubborn"));
            stubborn.kill();
            spawn(LeavingAThread::letItGoWhenTheNodeIsClosed);
        }

        private static void letItGoWhenTheNodeIsClosed() {
            try {
                receive();
            } finally {
                letGo = true;
            }
        }

        private static void goOn() {
            while (!letGo) {
                LockSupport.parkNanos(1_000_000);
                var _ = Thread.interrupted();
            }
        }
    }

    @Test
    void aThreadThatRunsOnAfterTheEndOfItsProcessIsNamedWithItsStack() {
        assertThat(TestRun.of(LeavingAThread.class).failure())
                .hasMessageContaining("the thread of the ended process <0.2>")
                .hasMessageContaining("LeavingAThread.goOn");
    }

    @CoppiceTest
    static class LeavingNothing {
        @Test
        void unlinkedProcessesThatEndBySoon() {
            Pid ending = spawn(Processes::receive);
            ending.send("end");
        }

        @Test
        void killedProcesses() {
            spawn(Processes::receive).kill();
        }
    }

    @Test
    void processesThatAreEndingMayTakeAMoment() {
        assertThat(TestRun.of(LeavingNothing.class).passed()).isEqualTo(2);
    }

    @CoppiceTest
    static class StillAtWork {
        @Test
        void test() {
            spawn(() -> Thread.sleep(Duration.ofMillis(2_500)));
        }
    }

    @Test
    void thoseThatAreAtWorkMayTakeLonger() {
        assertThat(TestRun.of(StillAtWork.class).passed()).isOne();
    }

    @CoppiceTest
    static class FailingAndLeaving {
        @Test
        void test() {
            var _ = spawn(Processes::receive);
            throw new IllegalStateException("the test's own failure");
        }
    }

    @Test
    void afterAFailureTheyAreNotMentioned() {
        assertThat(TestRun.of(FailingAndLeaving.class).failure())
                .hasMessage("the test's own failure")
                .hasNoSuppressedExceptions();
    }
}
