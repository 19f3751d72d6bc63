package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What has changed since, and taking it back, over HTTP.
@ExtendWith(SharedServer.class)
class ChangesApiTest {

    private final ApiUser user;
    private String list = "";

    ChangesApiTest(ApiUser user) {
        this.user = user;
    }

    /// At revision 4.
    @BeforeEach
    void aListOfThree() {
        list = user.createList();
        user.add(list, "a", "b", "c");
    }

    @Test
    void whatHasChangedSinceIsToldAsItIsNow() {
        user.patch(list + "/entries/1", "{\"title\": \"x\"}");
        user.patch(list + "/entries/1", "{\"title\": \"y\"}");
        user.delete(list + "/entries/2");

        Answer changes = user.get(list + "/changes?since=4");

        assertThat(changes.texts("entries", "title")).containsExactly("y");
        JsonNode grave = changes.json().get("deleted").get(0);
        assertThat(grave.get("id").longValue()).isEqualTo(2);
        assertThat(grave.get("revision").longValue()).isEqualTo(7);
        assertThat(changes.number("revision")).isEqualTo(7);
        assertThat(changes.json().get("list")).isEqualTo(user.get(list).json());
    }

    @Test
    void sinceNothingIsEverythingThatIsThere() {
        assertThat(user.get(list + "/changes?since=0").texts("entries", "title"))
                .containsExactly("a", "b", "c");
        assertThat(user.get(list + "/changes?since=4").texts("entries", "title")).isEmpty();
    }

    @Test
    void whatIsTooMuchForOneAnswerComesInSeveral() {
        Answer first = user.get(list + "/changes?since=0&limit=2");
        assertThat(first.texts("entries", "title")).containsExactly("a", "b");
        assertThat(first.json().get("more").booleanValue()).isTrue();

        Answer rest = user.get(list + "/changes?limit=2&since=" + first.number("revision"));
        assertThat(rest.texts("entries", "title")).containsExactly("c");
        assertThat(rest.json().get("more").booleanValue()).isFalse();
    }

    @Test
    void undoTakesBackOneChangeAfterTheOther() {
        user.patch(list + "/entries/1", "{\"title\": \"x\"}");
        user.delete(list + "/entries/2");

        Answer first = user.post(list + "/undo", "");
        assertThat(first.number("undoes")).isEqualTo(6);
        assertThat(user.titles(list)).containsExactly("x", "b", "c");
        Answer second = user.post(list + "/undo", "{}");
        assertThat(second.number("undoes")).isEqualTo(5);
        assertThat(user.titles(list)).containsExactly("a", "b", "c");
        Answer redone = user.post(list + "/undo", "{\"revision\": 8}");
        assertThat(redone.number("undoes")).isEqualTo(8);
        assertThat(user.titles(list)).containsExactly("x", "b", "c");
    }

    @Test
    void whatWasChangedAgainIsNotTakenBack() {
        user.patch(list + "/entries/1", "{\"title\": \"x\"}");
        user.patch(list + "/entries/1", "{\"title\": \"y\"}");

        Answer refused = user.post(list + "/undo", "{\"revision\": 5}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:coppice:problem:changed-again");
        assertThat(refused.text("detail")).isEqualTo("entry 1 was changed again after revision 5");
    }

    @Test
    void whatSomebodyElseDidToTheSameEntryStays() {
        user.patch(list + "/entries/1", "{\"title\": \"x\"}");
        user.patch(list + "/entries/1", "{\"done\": true}");

        Answer undone = user.post(list + "/undo", "{\"revision\": 5}");

        assertThat(undone.texts("entries", "title")).containsExactly("a");
        assertThat(user.get(list + "/entries/1").json().get("done").booleanValue()).isTrue();
    }

    @Test
    void aRevisionThatIsNoneOfTheLastChangesIsNotTakenBack() {
        Answer refused = user.post(list + "/undo", "{\"revision\": 1}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("field")).isEqualTo("revision");
    }
}
