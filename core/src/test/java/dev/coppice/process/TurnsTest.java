package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.process.Processes.spawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A node that runs in order: one process at a time, in the order in which they became ready.
class TurnsTest {

    private static final int TIMES = 200;

    private static <T> T inOrder(Node.Work<T> work) {
        NodeOptions options = NodeOptions.named("turns").events(EventSink.none()).inOrder();
        try (Node node = Node.start(options)) {
            return node.in(work);
        }
    }

    /// Three processes pass tokens at random to one another, each noting what it does in one list.
    private static List<String> passed() {
        List<String> notes = new ArrayList<>(); // no lock: only one runs at a time
        Pid parent = self();
        List<Pid> ring = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            ring.add(
                    spawn(() -> {
                        for (; ; ) {
                            int token = receive(Integer.class);
                            notes.add(number + " has " + token);
                            if (token == 0) {
                                parent.send("done");
                            } else {
                                ring.get((number + token) % 3).send(token - 1);
                            }
                        }
                    }));
        }
        for (int token = 5; token < 9; token++) {
            ring.get(token % 3).send(token);
        }
        for (int left = 4; left > 0; left--) {
            receive(String.class);
        }
        return notes;
    }

    private static final class Question extends Answer<String> {}

    @Test
    void whoGrantsNoTimeForAnAnswerDoesNotWaitForOne() {
        boolean over =
                inOrder(() -> {
                    Question question = new Question();
                    spawn(() -> question.give("in my turn"));
                    return question.await(Duration.ZERO) == question;
                });

        assertThat(over).isTrue();
    }

    @Test
    @Timeout(20)
    void aServerThatAlwaysHasAMessageLetsOthersHaveTheirTurn() {
        boolean told =
                inOrder(() -> {
                    Pid parent = self();
                    AtomicBoolean goesOn = new AtomicBoolean(true);
                    Behaviour.spawn(
                            message -> {
                                if (goesOn.get()) {
                                    self().send(message);
                                }
                            },
                            false,
                            "again");
                    spawn(() -> parent.send("had my turn"));
                    boolean heard = receive(String.class, Duration.ofSeconds(5)).isPresent();
                    goesOn.set(false);
                    return heard;
                });
        assertThat(told).isTrue();
    }

    @Test
    void theSameProgramTakesTheSameTurnsEachTime() {
        List<String> first = inOrder(TurnsTest::passed);

        for (int i = 0; i < TIMES; i++) {
            assertThat(inOrder(TurnsTest::passed)).isEqualTo(first);
        }
    }

    @Test
    void whoBecameReadyFirstGoesFirst() {
        List<Integer> order =
                inOrder(() -> {
                    List<Integer> notes = new ArrayList<>();
                    Pid parent = self();
                    for (int i = 0; i < 100; i++) {
                        int number = i;
                        spawn(() -> {
                            notes.add(number);
                            parent.send(number);
                        });
                    }
                    for (int i = 0; i < 100; i++) {
                        receive();
                    }
                    return notes;
                });

        assertThat(order).isSorted().hasSize(100);
    }

    @Test
    void aProcessThatWaitsElsewhereKeepsTheOthersWaitingForAMomentOnly() {
        CountDownLatch opened = new CountDownLatch(1);

        boolean cameThrough =
                inOrder(() -> {
                    Pid parent = self();
                    spawn(() -> parent.send(opened.await(20, TimeUnit.SECONDS)));
                    spawn(opened::countDown);
                    return receive(Boolean.class);
                });

        assertThat(cameThrough).isTrue();
    }

    @Test
    void timersAndTimeLimitsWakeAsEver() {
        String late =
                inOrder(() -> {
                    assertThat(receive(Duration.ofMillis(1))).isEmpty();
                    var _ = sendAfter(self(), "late", Duration.ofMillis(1));
                    return receive(String.class);
                });

        assertThat(late).isEqualTo("late");
    }
}
