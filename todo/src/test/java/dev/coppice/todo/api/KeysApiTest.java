package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import dev.coppice.todo.api.Contract.Operation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that are sent again with their key.
@ExtendWith(SharedServer.class)
class KeysApiTest {

    private final ApiUser user;
    private final String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};

    KeysApiTest(ApiUser user) {
        this.user = user;
    }

    static Stream<Operation> changes() {
        return new Contract()
                .operations().stream()
                        .filter(operation -> operation.path().startsWith("/api/"))
                        .filter(operation -> !operation.method().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsAskedForTwiceIsDoneOnceAndAnsweredTheSame(Operation operation) {
        String list = user.createList();
        user.add(list, "a", "b");
        user.patch(list + "/entries/2", "{\"done\": true}");
        if (operation.path().endsWith("restore")) {
            user.delete(list);
        }
        Sample sample = Sample.of(operation, list).with(key[0], key[1]);

        Answer first = sample.sentBy(user);
        long revision = revision(list);
        Answer second = sample.sentBy(user);

        assertThat(first.status()).as(first.text()).isBetween(200, 201);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(revision(list)).isEqualTo(revision);
    }

    /// Also of a list that was deleted just now.
    private long revision(String list) {
        String id = list.substring(list.lastIndexOf('/') + 1);
        return Stream.of("false", "true")
                .map(deleted -> user.get("/api/v1/lists?limit=1000&deleted=" + deleted))
                .flatMap(page -> page.json().get("lists").valueStream())
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow()
                .get("revision")
                .longValue();
    }

    @Test
    void aKeyBelongsToOneRequest() {
        String list = user.createList();
        user.post(list + "/entries", "{\"title\": \"Dentist\"}", key);

        Answer otherBody = user.post(list + "/entries", "{\"title\": \"Movies\"}", key);
        Answer otherPath = user.patch(list + "/entries/1", "{\"title\": \"Dentist\"}", key);

        for (Answer refused : List.of(otherBody, otherPath)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("type")).isEqualTo("urn:coppice:problem:key-reused");
            assertThat(refused.text("field")).isEqualTo("Idempotency-Key");
        }
        assertThat(user.titles(list)).containsExactly("Dentist");
    }

    @Test
    void aListIsCreatedOnceForEachKey() {
        String name = "bob " + UUID.randomUUID();
        Answer first = user.post("/api/v1/lists", named(name), key);
        user.patch(first.header("Location"), named(name + "ert"));

        assertThat(user.post("/api/v1/lists", named(name), key).text()).isEqualTo(first.text());
        assertThat(user.post("/api/v1/lists", named(name + "!"), key).status()).isEqualTo(422);
    }

    private static String named(String name) {
        return "{\"name\": \"%s\"}".formatted(name);
    }

    @Test
    void ofManyWhoSendTheSameAtOnceOneIsServedAndTheOthersHearTheSame() throws Exception {
        String list = user.createList();
        Callable<String> add =
                () -> user.post(list + "/entries", "{\"title\": \"Dentist\"}", key).text();

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers =
                    clients.invokeAll(Stream.generate(() -> add).limit(50).toList());
            String first = answers.getFirst().get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(user.titles(list)).containsExactly("Dentist");
    }

    @Test
    void whatWasRefusedIsNotHeldAgainstTheKey() {
        String list = user.createList();
        String change = "{\"title\": \"Dentist\"}";
        assertThat(user.patch(list + "/entries/1", change, key).status()).isEqualTo(404);

        user.add(list, "a");

        assertThat(user.patch(list + "/entries/1", change, key).status()).isEqualTo(200);
    }
}
