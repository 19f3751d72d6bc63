package dev.coppice.todo.api;

import static dev.coppice.todo.api.ApiUser.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Lists as such, over HTTP.
@ExtendWith(SharedServer.class)
class ListsApiTest {

    private static final String LISTS = "/api/v1/lists";

    private final ApiUser user;
    private final String name = "bob " + UUID.randomUUID();

    ListsApiTest(ApiUser user) {
        this.user = user;
    }

    @Test
    void aListThatIsCreatedIsThereByIdAndByName() {
        Answer created = user.post(LISTS, named(name));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        Answer there = user.get(created.header("Location"));
        assertThat(there.json()).isEqualTo(created.json());
        assertThat(user.get(LISTS + "?name=" + encoded(name)).texts("lists", "id"))
                .containsExactly(created.text("id"));
        assertThat(user.get(LISTS + "?name=" + encoded(name + "!")).texts("lists", "id")).isEmpty();
    }

    @Test
    void namesThatLookTheSameAreTheSame() {
        user.post(LISTS, named(name + " é"));

        Answer refused = user.post(LISTS, named(name + " e\\u0301"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(user.get(LISTS + "/" + refused.text("list")).text("name"))
                .isEqualTo(name + " é");
    }

    @Test
    void aListCountsWhatIsThereAndWhatIsOpen() {
        String list = user.createList(name);
        user.add(list, "Dentist", "Movies", "Shopping");
        user.patch(list + "/entries/2", "{\"done\": true}");

        Answer answer = user.get(list);

        assertThat(answer.number("entries")).isEqualTo(3);
        assertThat(answer.number("open")).isEqualTo(2);
        assertThat(answer.number("revision")).isEqualTo(5);
    }

    @Test
    void aListKeepsItsIdWhenItIsRenamed() {
        String list = user.createList(name);

        Answer renamed = user.patch(list, named(name + "ert"));

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(user.get(list).text("name")).isEqualTo(name + "ert");
        assertThat(user.post(LISTS, named(name)).status()).isEqualTo(201); // the old one is free
        assertThat(user.patch(list, named(name)).status()).isEqualTo(409);
    }

    @Test
    void renamingIsOnlyDoneIfNobodyElseHasChangedTheList() {
        String list = user.createList(name);
        String tag = user.get(list).header("ETag");
        user.add(list, "Dentist");

        Answer late = user.patch(list, named(name + "!"), "If-Match", tag);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.number("revision")).isEqualTo(2);
        assertThat(user.patch(list, named(name + "!"), "If-Match", "\"2\"").status())
                .isEqualTo(200);
    }

    @Test
    void aDeletedListIsGoneUntilItIsRestored() {
        String list = user.createList(name);
        user.add(list, "Dentist");

        Answer deleted = user.delete(list);

        assertThat(deleted.json().get("deleted_at").isNull()).isFalse();
        assertThat(user.get(list).status()).isEqualTo(404);
        assertThat(user.get(list + "/entries").status()).isEqualTo(404);
        assertThat(user.post(list + "/entries", "{\"title\": \"Movies\"}").status()).isEqualTo(404);
        assertThat(allPages(LISTS + "?limit=1000")).doesNotContain(name);
        assertThat(allPages(LISTS + "?limit=1000&deleted=true")).contains(name);

        assertThat(user.post(list + "/restore", "").status()).isEqualTo(200);
        assertThat(user.titles(list)).containsExactly("Dentist");
        assertThat(user.post(list + "/restore", "").status()).isEqualTo(409);
    }

    @Test
    void aListIsNotRestoredOverOneThatHasItsNameNow() {
        String list = user.createList(name);
        user.delete(list);
        String other = user.createList(name);

        Answer refused = user.post(list + "/restore", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(other).endsWith(refused.text("list"));
    }

    @Test
    void pageByPageEveryListComesOnceAndByName() {
        for (String each : List.of("c", "A", "b", "Á", "d")) {
            user.createList(name + " " + each);
        }

        List<String> names = allPages(LISTS + "?limit=2");

        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.stream().filter(each -> each.startsWith(name)))
                .extracting(each -> each.substring(each.length() - 1))
                .containsExactly("A", "Á", "b", "c", "d");
    }

    private List<String> allPages(String path) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = user.get(path + cursor);
            names.addAll(page.texts("lists", "name"));
            cursor = page.json().get("next").stringValueOpt().map("&cursor="::concat).orElse("");
        } while (!cursor.isEmpty());
        return names;
    }

    private static String named(String name) {
        return "{\"name\": \"%s\"}".formatted(name);
    }
}
