package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a process waits with a time limit.
class WaitingTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /// A clock that stands still. Setting its alarm takes a lock that somebody else holds, so that
    /// the thread that sets it parks; just then something comes for it.
    private static final class SlowClock implements Clock {
        private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            meanwhile.getAndSet(() -> {}).run();
            LockSupport.parkNanos(1); // takes the waking that was meant for the wait
            return () -> {};
        }
    }

    @Test
    @Timeout(60)
    void whatComesWhileTheAlarmIsSetIsReceived() {
        SlowClock clock = new SlowClock();
        NodeOptions options = NodeOptions.named("waiting").events(EventSink.none()).clock(clock);
        try (Node node = Node.start(options)) {
            Optional<String> came =
                    node.in(() -> {
                        Pid self = self();
                        clock.meanwhile.set(() -> self.send("while you set it"));
                        return receive(String.class, HOUR);
                    });

            assertThat(came).contains("while you set it");
        }
    }

    @Test
    @Timeout(60)
    void anAnswerThatComesWhileTheAlarmIsSetIsTaken() {
        SlowClock clock = new SlowClock();
        NodeOptions options = NodeOptions.named("waiting").events(EventSink.none()).clock(clock);
        try (Node node = Node.start(options)) {
            Object came =
                    node.in(() -> {
                        Answer<String> answer = new Answer<>();
                        clock.meanwhile.set(() -> answer.give("here"));
                        return Optional.ofNullable(answer.await(HOUR));
                    });

            assertThat(came).isEqualTo(Optional.of("here"));
        }
    }
}
