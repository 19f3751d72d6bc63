package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import dev.coppice.todo.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The entries of a list, over HTTP.
@ExtendWith(SharedServer.class)
class EntriesApiTest {

    private static final String WHOLE =
            """
            {"title": "Zahnärztin 🦷", "notes": "second\\nfloor", "due": "2018-12-19", "time": "09:30",
             "zone": "Europe/Lisbon", "done": true, "priority": 3, "labels": ["health", "home office"]}
            """;

    private final ApiUser user;
    private String list = "";
    private String entries = "";

    EntriesApiTest(ApiUser user) {
        this.user = user;
    }

    @BeforeEach
    void aList() {
        list = user.createList();
        entries = list + "/entries";
    }

    @Test
    void whatIsAddedIsThereAsItWasSent() {
        Answer added = user.post(entries, WHOLE);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo(entries + "/1");
        assertThat(added.header("ETag")).isEqualTo("\"2\"");
        Answer there = user.get(added.header("Location"));
        assertThat(there.json()).isEqualTo(added.json());
        Json.read(WHOLE.getBytes(StandardCharsets.UTF_8))
                .forEachEntry((field, sent) -> assertThat(there.json().get(field)).isEqualTo(sent));
    }

    @Test
    void aPatchChangesWhatItNamesAndClearsWhatIsNull() {
        user.post(entries, WHOLE);

        JsonNode patched =
                user.patch(
                                entries + "/1",
                                "{\"title\": \"Dentist\", \"due\": null, \"labels\": null}",
                                "Content-Type",
                                "application/merge-patch+json")
                        .json();

        assertThat(patched.get("title").stringValue()).isEqualTo("Dentist");
        assertThat(patched.get("notes").stringValue()).isEqualTo("second\nfloor");
        assertThat(patched.get("due").isNull()).isTrue();
        assertThat(patched.get("time").isNull()).isTrue();
        assertThat(patched.get("labels").isEmpty()).isTrue();
        assertThat(patched.get("priority").intValue()).isEqualTo(3);
    }

    @Test
    void aPatchThatChangesNothingMakesNoRevision() {
        user.post(entries, WHOLE);

        Answer same = user.patch(entries + "/1", "{\"priority\": 3, \"done\": true}");

        assertThat(same.header("ETag")).isEqualTo("\"2\"");
        assertThat(user.get(list).number("revision")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "2"           | 200
                    "1", "2"      | 200
                    *             | 200
                    "3"           | 412
                    "1" , "3"     | 412
                    W/"2"         | 412
                    "abc"         | 412
                    2             | 400
                    "2            | 400
                    """,
            quoteCharacter = '`')
    void aChangeIsOnlyMadeToTheRevisionThatIsExpected(String match, int status) {
        user.add(list, "Dentist");

        assertThat(user.patch(entries + "/1", "{\"done\": true}", "If-Match", match).status())
                .isEqualTo(status);
        assertThat(user.get(entries + "/1").json().get("done").booleanValue())
                .isEqualTo(status == 200);
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource(
            textBlock =
                    """
                    "2"           | 304
                    W/"2"         | 304
                    "1", "2"      | 304
                    *             | 304
                    "1"           | 200
                    "22"          | 200
                    """,
            delimiter = '|',
            quoteCharacter = '`')
    void whoHasTheEntryAsItIsIsToldNoMore(String known, int status) {
        user.add(list, "Dentist");

        Answer answer = user.get(entries + "/1", "If-None-Match", known);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(user.get(list, "If-None-Match", known).status()).isEqualTo(status);
    }

    @Test
    void whatAListHoldsIsForNoCache() {
        user.add(list, "Dentist");

        for (String path : List.of(list, entries, entries + "/1", "/api/v1/lists")) {
            assertThat(user.get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    @Test
    void ofTwoWhoChangeTheSameOneHears() {
        user.add(list, "Dentist");
        String[] seen = {"If-Match", user.get(entries + "/1").header("ETag")};

        assertThat(user.patch(entries + "/1", "{\"title\": \"a\"}", seen).status()).isEqualTo(200);
        Answer late = user.delete(entries + "/1", seen);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.number("revision")).isEqualTo(3);
        assertThat(user.titles(list)).containsExactly("a");
    }

    @Test
    void entriesStandWhereTheyArePut() {
        user.add(list, "a", "b", "c");

        user.post(entries, "{\"title\": \"d\", \"before\": 1}");
        assertThat(user.titles(list)).containsExactly("d", "a", "b", "c");
        user.post(entries, "{\"title\": \"e\", \"after\": 1}");
        assertThat(user.titles(list)).containsExactly("d", "a", "e", "b", "c");
        move(1, "{\"before\": null}");
        assertThat(user.titles(list)).containsExactly("d", "e", "b", "c", "a");
        move(3, "{\"after\": null}");
        assertThat(user.titles(list)).containsExactly("c", "d", "e", "b", "a");
        move(2, "{\"before\": 4}");
        assertThat(user.titles(list)).containsExactly("c", "b", "d", "e", "a");

        assertThat(user.get(entries).texts("entries", "position")).isSorted();
        assertThat(move(2, "{\"after\": 2}")).isEqualTo(422);
        assertThat(move(2, "{\"after\": 1, \"before\": 3}")).isEqualTo(422);
    }

    private int move(int entry, String place) {
        return user.post(entries + "/" + entry + "/move", place).status();
    }

    @Test
    void whatIsDeletedIsGoneAndItsNumberIsNotUsedAgain() {
        user.add(list, "a", "b");

        Answer deleted = user.delete(entries + "/2");

        assertThat(deleted.json().get("deleted").get(0).get("id").intValue()).isEqualTo(2);
        assertThat(user.get(entries + "/2").status()).isEqualTo(404);
        assertThat(user.delete(entries + "/2").status()).isEqualTo(404);
        assertThat(user.post(entries, "{\"title\": \"c\"}").number("id")).isEqualTo(3);
    }

    @Test
    void whatIsDoneIsClearedInOneChange() {
        user.add(list, "a", "b", "c");
        user.patch(entries + "/1", "{\"done\": true}");
        user.patch(entries + "/3", "{\"done\": true}");

        Answer cleared = user.delete(entries + "?done=true");

        assertThat(cleared.json().get("deleted").size()).isEqualTo(2);
        assertThat(user.titles(list)).containsExactly("b");
        user.post(list + "/undo", "");
        assertThat(user.titles(list)).containsExactly("a", "b", "c");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', a b c d e",
        "done=true, d",
        "done=false, a b c e",
        "label=home, a c",
        "label=hom, ''",
        "q=CAFE, b",
        "q=floor, c",
        "q=flo+sec, c",
        "due_from=2018-12-19, b c",
        "due_to=2018-12-19, a b",
        "due_from=2018-12-19&due_to=2018-12-19, b",
        "due_from=2018-12-19&label=home&done=false, c",
    })
    void filtersLetThroughWhatPassesAllOfThem(String filter, String titles) {
        user.post(entries, "{\"title\": \"a\", \"due\": \"2018-12-18\", \"labels\": [\"home\"]}");
        user.post(entries, "{\"title\": \"b\", \"due\": \"2018-12-19\", \"notes\": \"Café\"}");
        user.post(
                entries,
                "{\"title\": \"c\", \"due\": \"2018-12-20\", \"labels\": [\"home\"],"
                        + " \"notes\": \"Second\\nfloor\"}");
        user.post(entries, "{\"title\": \"d\", \"done\": true}");
        user.post(entries, "{\"title\": \"e\"}");

        assertThat(String.join(" ", user.get(entries + "?" + filter).texts("entries", "title")))
                .isEqualTo(titles);
    }

    @Test
    void pageByPageEveryEntryComesOnceWhateverIsAddedMeanwhile() {
        String[] titles = IntStream.range(0, 25).mapToObj(String::valueOf).toArray(String[]::new);
        user.add(list, titles);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = user.get(entries + "?limit=10" + cursor);
            seen.addAll(page.texts("entries", "title"));
            cursor = page.json().get("next").stringValueOpt().map("&cursor="::concat).orElse("");
            user.post(entries, "{\"title\": \"meanwhile\", \"before\": 1}");
            user.delete(entries + "/5");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly(titles);
    }
}
