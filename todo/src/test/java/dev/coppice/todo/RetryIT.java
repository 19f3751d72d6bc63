package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.api.ApiUser;
import dev.coppice.todo.api.ApiUser.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are sent again, with their keys, to a server that was killed meanwhile.
class RetryIT {

    private static final int LIVES = 3;
    private static final int CLIENTS = 8;

    /// Fewer than may wait for one list.
    private static final int CLIENTS_AGAIN = 64;

    private static final int ANSWERS_IN_A_LIFE = 100;

    private final AtomicInteger sent = new AtomicInteger();
    private final Map<Integer, String> answers = new ConcurrentHashMap<>();
    @TempDir private Path folder = Path.of("");
    private final int port = TestSettings.freePort();
    private String list = "";

    @Test
    void whatIsSentAgainIsDoneOnceAndAnsweredAsBefore() throws Exception {
        for (int life = 0; life < LIVES; life++) {
            try (PackagedServer server = PackagedServer.start(folder, port);
                    ApiUser user = new ApiUser(port)) {
                server.awaitListening();
                list = list.isEmpty() ? user.createList() : list;
                sendAllAgain(user);
                addUntilKilled(server, user);
            }
        }
        try (PackagedServer server = PackagedServer.start(folder, port);
                ApiUser user = new ApiUser(port)) {
            server.awaitListening();
            sendAllAgain(user);

            assertThat(answers).hasSizeGreaterThanOrEqualTo(LIVES * ANSWERS_IN_A_LIFE);
            assertThat(user.titles(list))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, sent.get()).mapToObj(String::valueOf).toList());
        }
    }

    /// By many clients at once, as when a server is back. Nobody knows what became of a request
    /// that was not answered; those that were hear the same.
    private void sendAllAgain(ApiUser user) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS_AGAIN)) {
            List<Future<Answer>> again =
                    IntStream.range(0, sent.get())
                            .mapToObj(i -> clients.submit(() -> add(user, i)))
                            .toList();
            for (int i = 0; i < again.size(); i++) {
                Answer answer = again.get(i).get();
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                assertThat(answer.text()).isEqualTo(answers.computeIfAbsent(i, _ -> answer.text()));
            }
        }
    }

    private void addUntilKilled(PackagedServer server, ApiUser user) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ANSWERS_IN_A_LIFE);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> addUntilNobodyAnswers(user, enough));
            }
            enough.await();
            server.killHard();
        }
    }

    private void addUntilNobodyAnswers(ApiUser user, CountDownLatch enough) {
        try {
            while (true) {
                int next = sent.getAndIncrement();
                answers.put(next, add(user, next).text());
                enough.countDown();
            }
        } catch (UncheckedIOException killed) {
            // what was sent last is sent again
        }
    }

    private Answer add(ApiUser user, int number) {
        return user.post(
                list + "/entries",
                "{\"title\": \"%d\"}".formatted(number),
                "Idempotency-Key",
                "add " + number);
    }
}
