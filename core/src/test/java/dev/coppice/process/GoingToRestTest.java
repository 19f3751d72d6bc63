package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What arrives when a process has looked for it in vain, and has not gone to rest yet, is noticed
/// at once: the process does not rest until its time is up.
class GoingToRestTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Node node = Node.start(NodeOptions.named("rest").events(EventSink.none()));
    private final ThreadProcess process = new ThreadProcess(node, 1, () -> {});

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aMessageThatArrivesThenIsReceived() {
        assertThat(received(() -> process.deliver("message"))).isEqualTo("message");
    }

    @Test
    void amongMessagesThatAreNotWantedToo() {
        process.deliver(1);
        Runnable more =
                () -> {
                    process.deliver(2);
                    process.deliver("message");
                };
        assertThat(received(more)).isEqualTo("message");
        assertThat(process.mailbox().first(3)).containsExactly(1, 2);
    }

    @Test
    void aSignalThatArrivesThenEndsTheWait() {
        assertThatThrownBy(() -> received(process::kill))
                .isInstanceOfSatisfying(
                        ProcessExit.class,
                        exit -> assertThat(exit.reason()).isEqualTo(ExitReason.KILLED));
    }

    /// What is received; a process that slept through it would find it when its time is up.
    private @Nullable Object received(Runnable arrival) {
        long start = System.nanoTime();
        try {
            return Receiving.take(
                    process,
                    Context.Outside.OUTSIDE,
                    String.class::isInstance,
                    Deadline.after(LONG, new Interrupting(arrival)));
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        }
    }

    /// The machine's time. The second time it is asked, which is when a process that waits has
    /// looked for a message, something arrives.
    private static final class Interrupting implements Clock {

        private final Runnable arrival;
        private int asked;

        Interrupting(Runnable arrival) {
            this.arrival = arrival;
        }

        @Override
        public long nanoTime() {
            asked++;
            if (asked == 2) {
                arrival.run();
            }
            return Clock.system().nanoTime();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return Clock.system().after(delay, action);
        }

        @Override
        public boolean isSystem() {
            return true;
        }
    }
}
