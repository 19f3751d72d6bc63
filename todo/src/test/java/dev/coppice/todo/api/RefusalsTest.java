package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import dev.coppice.todo.api.Contract.Operation;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How a request is refused that cannot be answered, and what a client is told about it.
@ExtendWith(SharedServer.class)
class RefusalsTest {

    private static final Contract CONTRACT = new Contract();
    private static final String NO_LIST = "/api/v1/lists/" + "0".repeat(16);
    private static final int KILO = 1024;

    private final ApiUser user;

    RefusalsTest(ApiUser user) {
        this.user = user;
    }

    /// Every refusal that an operation is described with, but for what takes a server that is
    /// restarting or cannot write ([FailuresTest]), or one that has forgotten ([ChangesApiTest]).
    static Stream<Arguments> refusals() {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.path().startsWith("/api/"))
                .flatMap(operation ->
                        CONTRACT.statuses(operation).stream()
                                .filter(status -> status >= 400 && status < 500 && status != 410)
                                .map(status -> Arguments.of(status, operation)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("refusals")
    void whatIsDescribedHappens(int status, Operation operation) {
        Answer answer = provoked(status, operation);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.number("status")).isEqualTo(status);
        assertThat(answer.text("type")).startsWith("urn:coppice:problem:");
        assertThat(answer.text("title")).isNotEmpty();
        assertThat(answer.text("detail")).isNotEmpty();
    }

    private Answer provoked(int status, Operation operation) {
        String list = user.createList();
        user.add(list, "Dentist");
        Sample sample = Sample.of(operation, list);
        return switch (status) {
            case 400 ->
                    operation.method().equals("GET")
                            ? sample.withParameter("colour=red").sentBy(user)
                            : CONTRACT.takesBody(operation)
                                    ? sample.withBody("{\"title\":").sentBy(user)
                                    : sample.with("Idempotency-Key", "x".repeat(201)).sentBy(user);
            case 404 -> Sample.of(operation, NO_LIST).sentBy(user);
            case 409 -> inConflict(operation, sample, list);
            case 412 -> sample.with("If-Match", "\"999\"").sentBy(user);
            case 413 -> sample.withBody(sample.body() + " ".repeat(limit(operation))).sentBy(user);
            case 415 -> sample.with("Content-Type", "text/plain").sentBy(user);
            case 422 ->
                    CONTRACT.takesBody(operation)
                            ? sample.withBody("{\"colour\": \"red\"}").sentBy(user)
                            : withUsedKey(sample, list);
            default -> throw new AssertionError("nobody knows how to provoke " + status);
        };
    }

    private Answer inConflict(Operation operation, Sample sample, String list) {
        return switch (operation.path().substring(operation.path().lastIndexOf('/') + 1)) {
            case "lists", "{list}" -> {
                String taken = "taken " + UUID.randomUUID();
                user.createList(taken);
                yield sample.withBody("{\"name\": \"%s\"}".formatted(taken)).sentBy(user);
            }
            case "undo" -> Sample.of(operation, user.createList()).sentBy(user);
            default -> Sample.of(operation, list).sentBy(user); // restoring what is not deleted
        };
    }

    private Answer withUsedKey(Sample sample, String list) {
        String[] key = {"Idempotency-Key", "used"};
        user.post(list + "/entries", "{\"title\": \"Movies\"}", key);
        return sample.with(key[0], key[1]).sentBy(user);
    }

    private static int limit(Operation operation) {
        return operation.path().endsWith("import") ? 64 * KILO * KILO : 64 * KILO;
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                        | title    | title is missing
                    {"title": null}                           | title    | title is null
                    {"title": 7}                              | title    | title is not a text
                    {"title": " "}                            | title    | title is empty
                    {"title": "a\\nb"}                        | title    | title has a line break or another control character (U+000A)
                    {"title": "a\\ud83e"}                     | title    | title has half a character (U+D83E)
                    {"title": "a", "due": "2018-02-30"}       | due      | due is not a date like 2018-12-19
                    {"title": "a", "due": "tomorrow"}         | due      | due is not a date like 2018-12-19
                    {"title": "a", "time": "9:30"}            | time     | time is not a time like 14:30
                    {"title": "a", "time": "09:30"}           | time     | time is given without a due date
                    {"title": "a", "due": "2018-12-19", "time": "25:00"} | time | time is not a time like 14:30
                    {"title": "a", "due": "2018-12-19", "zone": "UTC"}   | zone | zone is given without a time
                    {"title": "a", "due": "2018-12-19", "time": "09:30", "zone": "Mars"} | zone | zone is not a time zone like Europe/Berlin
                    {"title": "a", "done": "yes"}             | done     | done is not true or false
                    {"title": "a", "priority": 4}             | priority | priority is not 0 to 3
                    {"title": "a", "priority": 1.5}           | priority | priority is not a whole number
                    {"title": "a", "labels": "home"}          | labels   | labels is not a list of texts
                    {"title": "a", "labels": ["x", "x"]}      | labels   | labels has "x" twice
                    {"title": "a", "colour": "red"}           | colour   | colour is not known here; there may be title, notes, due, time, zone, done, priority, labels, before, after
                    {"title": "a", "before": 1, "after": 1}   | after    | after is given together with before
                    {"title": "a", "before": 99}              | before   | before is 99, which is no other entry of this list
                    """)
    void aFieldThatIsNotValidIsNamed(String body, String field, String detail) {
        Answer answer = user.post(user.createList() + "/entries", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("type")).isEqualTo("urn:coppice:problem:not-valid");
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.text("detail")).isEqualTo(detail);
    }

    @ParameterizedTest(name = "{0} of more than {1}")
    @CsvSource({"title, 1000", "notes, 10000", "labels, 50"})
    void whatIsTooLongIsToldTheLimit(String field, int limit) {
        String list = user.createList();
        String longest = "🦷".repeat(limit);

        Answer refused = user.post(list + "/entries", body(field, longest + "x"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("field")).isEqualTo(field);
        assertThat(refused.number("limit")).isEqualTo(limit);
        assertThat(user.post(list + "/entries", body(field, longest)).status()).isEqualTo(201);
    }

    private static String body(String field, String value) {
        return switch (field) {
            case "title" -> "{\"title\": \"%s\"}".formatted(value);
            case "labels" -> "{\"title\": \"a\", \"labels\": [\"%s\"]}".formatted(value);
            default -> "{\"title\": \"a\", \"%s\": \"%s\"}".formatted(field, value);
        };
    }

    @Test
    void aNameMayHaveAHundredCharactersOfAnyScript() {
        String name = UUID.randomUUID() + "../名前 🦷 ÀÁ";
        String longest = name + "x".repeat(100 - name.codePointCount(0, name.length()));

        assertThat(user.post("/api/v1/lists", "{\"name\": \"%s\"}".formatted(longest)).status())
                .isEqualTo(201);
        Answer refused = user.post("/api/v1/lists", "{\"name\": \"%sx\"}".formatted(longest));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.number("limit")).isEqualTo(100);
    }

    @Test
    void whereJsonStopsBeingJsonIsTold() {
        Answer answer = user.post("/api/v1/lists", "{\n  \"name\": bob}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:coppice:problem:malformed-json");
        assertThat(answer.text("detail")).contains("line 2, column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name": "a"} {}
                    {"name": "a", "name": "b"}
                    ["name"]
                    "name"
                    {'name': 'a'}
                    """)
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        Answer answer = user.post("/api/v1/lists", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:coppice:problem:malformed-json");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "entries?limit=0, limit, limit is not a whole number from 1 to 1000",
        "entries?limit=many, limit, limit is not a whole number from 1 to 1000",
        "entries?done=maybe, done, done is not true or false",
        "entries?due_from=2018-13-01, due_from, due_from is not a date like 2018-12-19",
        "entries?q=%20, q, q is empty",
        "entries?cursor=!, cursor, cursor is not the next of another page",
        "entries?done=true&done=true, done, done is given twice",
        "entries?label=%FF, label, label is not percent-encoded UTF-8",
        "changes, since, since is missing",
        "changes?since=-1, since, since is not a whole number from 0",
        "changes?since=9, since, 'since is later than the list''s revision, which is 1'",
        "events?since=x, since, since is not a whole number from 0",
    })
    void aParameterThatMakesNoSenseIsNamed(String path, String parameter, String detail) {
        Answer answer = user.get(user.createList() + "/" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(parameter);
        assertThat(answer.text("detail")).isEqualTo(detail);
    }

    @Test
    void onlyWhatIsDoneIsDeletedTogether() {
        String list = user.createList();
        user.add(list, "Dentist");

        for (String query : List.of("", "?done=false")) {
            Answer answer = user.delete(list + "/entries" + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("field")).isEqualTo("done");
        }
        assertThat(user.titles(list)).containsExactly("Dentist");
    }

    @ParameterizedTest
    @CsvSource({"0", "x", "01", "99", "9223372036854775808"})
    void anEntryThatIsNotThereIsNotFound(String entry) {
        Answer answer = user.get(user.createList() + "/entries/" + entry);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("field")).isEqualTo("entry");
    }

    @ParameterizedTest
    @CsvSource({"..%2F..%2Fetc", "BOB", "x", "%00", "0000000000000000"})
    void aListThatIsNotThereIsNotFound(String list) {
        Answer answer = user.get("/api/v1/lists/" + list);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("field")).isEqualTo("list");
    }

    @Test
    void aPathThatLeadsNowhereIsAProblemToo() {
        assertThat(user.get("/api/v1/colours").text("detail")).isEqualTo("there is no such path");
    }

    @Test
    void exactlySixtyFourKibibytesAreTaken() {
        String list = user.createList();
        String body = "{\"title\": \"Dentist\"}";
        String full = body + " ".repeat(64 * KILO - body.length());

        assertThat(user.post(list + "/entries", full).status()).isEqualTo(201);
        Answer answer = user.post(list + "/entries", full + " ");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.number("limit")).isEqualTo(64 * KILO);
    }
}
