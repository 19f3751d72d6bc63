package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Everything, carried elsewhere, over HTTP.
@ExtendWith(SharedServer.class)
class CarryingApiTest {

    private static final String IMPORT = "/api/v1/import";

    private final ApiUser user;
    private final String name = "bob " + UUID.randomUUID();

    CarryingApiTest(ApiUser user) {
        this.user = user;
    }

    @Test
    void whatIsExportedCanBeImportedAndIsTheSame() {
        String list = user.createList(name);
        user.post(
                list + "/entries",
                """
                {"title": "Zahnärztin 🦷", "notes": "second\\nfloor", "due": "2018-12-19",
                 "time": "09:30", "zone": "Europe/Lisbon", "priority": 3, "labels": ["health"]}
                """);
        user.add(list, "b", "c");
        user.patch(list + "/entries/2", "{\"done\": true}");
        user.post(list + "/entries/3/move", "{\"after\": null}");
        JsonNode before = exported(name);
        user.patch(list, "{\"name\": \"%s (old)\"}".formatted(name));

        Answer imported = user.post(IMPORT, carrying(before));

        assertThat(imported.number("lists")).isEqualTo(1);
        assertThat(imported.number("entries")).isEqualTo(3);
        assertThat(exported(name).get("entries")).isEqualTo(before.get("entries"));
        assertThat(before.get("entries").valueStream())
                .extracting(entry -> entry.get("title").stringValue())
                .containsExactly("c", "Zahnärztin 🦷", "b");
    }

    @Test
    void anExportIsAFileToKeep() {
        assertThat(user.get("/api/v1/export").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"todo.json\"");
    }

    @Test
    void anExportSaysWhenItWasMadeAndAtItsEndThatItIsComplete() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        Answer export = user.get("/api/v1/export");

        assertThat(Instant.parse(export.text("exported_at"))).isBetween(before, Instant.now());
        assertThat(export.text()).endsWith(",\"complete\":true}");
    }

    @Test
    void aDeletedListIsNotExported() {
        user.delete(user.createList(name));

        assertThat(user.get("/api/v1/export").texts("lists", "name")).doesNotContain(name);
    }

    @Test
    void whatIsImportedComesBehindWhatIsThere() {
        String list = user.createList(name);
        user.add(list, "a");

        user.post(IMPORT, carrying(name, "{\"title\": \"b\"}, {\"title\": \"c\"}"));

        assertThat(user.titles(list)).containsExactly("a", "b", "c");
        user.post(list + "/undo", "");
        assertThat(user.titles(list)).containsExactly("a");
    }

    @Test
    void whatIsSentAgainWithItsKeyIsImportedOnce() {
        String list = user.createList(name);
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        String many = "{\"title\": \"a\"}" + ", {\"title\": \"a\"}".repeat(2_499);

        Answer first = user.post(IMPORT, carrying(name, many), key);
        Answer second = user.post(IMPORT, carrying(name, many), key);

        assertThat(first.number("entries")).isEqualTo(2_500);
        assertThat(first.text("imported_at")).isNotEmpty();
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(user.get(list).number("entries")).isEqualTo(2_500);
        assertThat(user.post(IMPORT, carrying(name, "{\"title\": \"b\"}"), key).status())
                .isEqualTo(422);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"lists": []}                                            | format is missing
                    {"format": "other-1", "lists": []}                       | format is not coppice-todo-1
                    {"format": "coppice-todo-1", "lists": 1}                 | lists is not a list
                    {"format": "coppice-todo-1", "lists": [{"entries": []}]} | lists[0].name is missing
                    {"format": "coppice-todo-1", "colour": 1}                | colour is not known here; there may be format, exported_at, lists, complete
                    {"format": "coppice-todo-1", "exported_at": "2018-12-19T12:00:00Z", "lists": []} | complete is not true at its end: this export was broken off
                    {"exported_at": "2018-12-19T12:00:00Z", "format": "coppice-todo-1", "lists": [], "complete": false} | complete is not true at its end: this export was broken off
                    """)
    void whatIsNoExportIsRefused(String body, String detail) {
        Answer refused = user.post(IMPORT, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("detail")).isEqualTo(detail);
    }

    @Test
    void oneEntryThatIsNotValidIsNamedAndNothingIsImported() {
        Answer refused =
                user.post(
                        IMPORT,
                        carrying(
                                name, "{\"title\": \"a\"}, {\"title\": \"b\", \"due\": \"soon\"}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("detail"))
                .isEqualTo("lists[0].entries[1].due is not a date like 2018-12-19");
        assertThat(user.get("/api/v1/export").texts("lists", "name")).doesNotContain(name);
    }

    private JsonNode exported(String list) {
        return user.get("/api/v1/export")
                .json()
                .get("lists")
                .valueStream()
                .filter(each -> each.get("name").stringValue().equals(list))
                .findFirst()
                .orElseThrow();
    }

    private static String carrying(JsonNode list) {
        return "{\"format\": \"coppice-todo-1\", \"lists\": [%s]}".formatted(list);
    }

    private static String carrying(String list, String entries) {
        return """
        {"format": "coppice-todo-1", "lists": [{"name": "%s", "entries": [%s]}]}
        """
                .formatted(list, entries);
    }
}
