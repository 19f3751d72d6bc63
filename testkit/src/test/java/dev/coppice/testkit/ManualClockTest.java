package dev.coppice.testkit;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A test that asks for a clock sets the time of its node.
@CoppiceTest
class ManualClockTest {

    @Test
    void timersFireWhenTheirTimeHasComeAndNotBefore(ManualClock clock) {
        var _ = sendAfter(self(), "due", ofHours(1));
        clock.advance(ofHours(1).minusNanos(1));
        assertReceivesNothing(Duration.ZERO);
        clock.advance(ofNanos(1));
        assertReceives("due");
    }

    @Test
    void oneAdvanceFiresTimersInTheOrderTheyAreDue(ManualClock clock) {
        var _ = sendAfter(self(), 2, ofMinutes(2));
        var _ = sendAfter(self(), 3, ofMinutes(3));
        var _ = sendAfter(self(), 1, ofMinutes(1));
        clock.advance(ofHours(1));
        assertThat(List.of(receive(), receive(), receive())).isEqualTo(List.of(1, 2, 3));
        assertThat(clock.pending()).isZero();
    }

    @Test
    void whatAnAlarmSetsGoesOffWithinTheSameAdvance(ManualClock clock) {
        List<Long> seen = new ArrayList<>();
        var _ =
                clock.after(
                        ofMinutes(1),
                        () -> {
                            var _ = clock.after(ofMinutes(1), () -> seen.add(clock.nanoTime()));
                        });
        clock.advance(ofMinutes(5));
        assertThat(seen).containsExactly(ofMinutes(2).toNanos());
        assertThat(clock.nanoTime()).isEqualTo(ofMinutes(5).toNanos());
    }

    @Test
    void aTimeLimitOfReceiveIsOnTheClock(ManualClock clock) {
        Pid test = self();
        Pid waiting = spawnLink(() -> test.send(receive(ofHours(1)).isEmpty()));
        awaitWaiting(waiting);
        clock.advance(ofHours(1));
        assertReceives(true);
    }

    @Test
    void anIdleTimeoutIsOnTheClock(ManualClock clock) {
        Pid idle = GenServer.start(new EndsWhenIdle());
        clock.advance(ofMinutes(10));
        assertEnds(idle, ExitReason.NORMAL);
    }

    private record EndsWhenIdle() implements GenServer<Object, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0).timeoutAfter(ofMinutes(10));
        }

        @Override
        public Next<Integer> handle(Object request, Integer state) {
            return Next.noReply(state);
        }

        @Override
        public Next<Integer> handleInfo(Object message, Integer state) {
            assertThat(message).isEqualTo(Timeout.TIMEOUT);
            return Next.stop(ExitReason.NORMAL, state);
        }
    }

    @Test
    void aCancelledAlarmDoesNotGoOff(ManualClock clock) {
        var timer = sendAfter(self(), "due", ofHours(1));
        assertThat(timer.cancel()).contains(ofHours(1));
        clock.advance(ofHours(2));
        assertReceivesNothing(Duration.ZERO);
    }

    @Test
    void timeDoesNotGoBack(ManualClock clock) {
        assertThatThrownBy(() -> clock.advance(ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class ALifecycleMethod {
        private long start = -1;

        @BeforeEach
        void mayAskForTheClockToo(ManualClock clock) {
            clock.advance(ofHours(1));
            start = clock.nanoTime();
        }

        @Test
        void andTheTestLivesByIt() {
            assertThat(start).isEqualTo(ofHours(1).toNanos());
            assertThat(node().clock().nanoTime()).isEqualTo(start);
        }
    }
}
