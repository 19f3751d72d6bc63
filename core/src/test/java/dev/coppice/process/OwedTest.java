package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Who asks a process hears of its end, whenever it comes; who has been answered is forgotten.
class OwedTest {

    private static final int ROUNDS = 3_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final class Question extends Answer<String> {}

    @Test
    void whoeverAsksAPlainProcessThatIsBeingKilledHearsOfIt() {
        try (Node node = Node.start("owed")) {
            for (int round = 0; round < ROUNDS; round++) {
                Pid asked =
                        node.spawn(() -> {
                            for (; ; ) {
                                receive(Question.class); // and never answers
                            }
                        });
                hearsOfTheEnd(asked);
            }
        }
    }

    @Test
    void whoeverAsksAServerThatIsBeingKilledHearsOfIt() {
        try (Node node = Node.start("owed")) {
            for (int round = 0; round < ROUNDS; round++) {
                hearsOfTheEnd(node.in(() -> Behaviour.spawn(message -> {}, false, "first")));
            }
        }
    }

    private static void hearsOfTheEnd(Pid asked) {
        CountDownLatch start = new CountDownLatch(1);
        Thread killer =
                Thread.ofPlatform()
                        .start(() -> {
                            start.countDown();
                            asked.kill();
                        });
        try {
            start.await();
            Question question = new Question();
            asked.send(question);
            assertThat(question.await(LIMIT)).isInstanceOf(Answer.Failed.class);
            killer.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aQuestionIsForgottenWhenItIsAnsweredOrGivenUp() {
        Owed owed = new Owed();
        Question answered = new Question();
        Question givenUp = new Question();
        Question open = new Question();
        owed.add(answered);
        owed.add(givenUp);
        owed.add(open);

        answered.give("now");
        givenUp.giveUp();
        assertThat(owed.size()).isEqualTo(1);

        owed.abandon(ExitReason.KILLED);
        assertThat(owed.size()).isZero();
        assertThat(open.await(Duration.ZERO)).isEqualTo(new Answer.Failed(ExitReason.KILLED));
    }

    @Test
    void aProcessThatHasBeenKilledAnswersNobody() {
        try (Node node = Node.start("owed")) {
            Question question = new Question();
            CountDownLatch dead = new CountDownLatch(1);
            Pid slow =
                    node.in(() ->
                            spawn(() -> {
                                Question asked = receive(Question.class);
                                awaitUninterruptibly(dead);
                                asked.give("too late");
                            }));
            slow.send(question);
            slow.kill();
            dead.countDown();
            assertThat(question.await(LIMIT)).isInstanceOf(Answer.Failed.class);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        for (; ; ) {
            try {
                latch.await();
                return;
            } catch (InterruptedException again) {
                // as code that swallows interrupts does (H-04)
            }
        }
    }
}
