package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.Events.Event;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Changes as they happen, over HTTP.
@ExtendWith(SharedServer.class)
class EventsApiTest {

    private final ApiUser user;
    private String list = "";

    EventsApiTest(ApiUser user) {
        this.user = user;
    }

    /// At revision 3.
    @BeforeEach
    void aListOfTwo() {
        list = user.createList();
        user.add(list, "a", "b");
    }

    @Test
    void whoListensHearsOfEveryChangeInOrder() throws Exception {
        try (Events events = user.listen(list + "/events")) {
            assertThat(events.next().name()).isEqualTo("list");

            user.add(list, "c");
            assertThat(events.next()).matches(event -> event.number("entries") == 3);
            Event added = events.next();
            assertThat(added.name()).isEqualTo("entry");
            assertThat(added.text("title")).isEqualTo("c");
            assertThat(added.id()).isEqualTo("4");

            user.delete(list + "/entries/1");
            assertThat(events.next().name()).isEqualTo("list");
            Event deleted = events.next();
            assertThat(deleted.name()).isEqualTo("deleted");
            assertThat(deleted.number("id")).isEqualTo(1);
        }
    }

    @Test
    void aStreamIsNotKeptAndSaysWhenToComeAgain() throws Exception {
        for (String path : List.of(list + "/events", "/api/v1/events")) {
            try (Events events = user.listen(path)) {
                events.next();
                assertThat(events.response().headers().firstValue("Content-Type"))
                        .contains("text/event-stream");
                assertThat(events.response().headers().firstValue("Cache-Control"))
                        .contains("no-store");
                assertThat(events.retry()).isEqualTo("1000");
            }
        }
    }

    @Test
    void whoComesBackHearsWhatWasMissedAndNothingElse() throws Exception {
        String last;
        try (Events events = user.listen(list + "/events?since=0")) {
            last = events.next(3).getLast().id();
        }
        user.patch(list + "/entries/1", "{\"title\": \"x\"}");
        user.delete(list + "/entries/2");

        try (Events events = user.listen(list + "/events", "Last-Event-ID", last)) {
            List<Event> missed = events.next(3);
            assertThat(missed).extracting(Event::name).containsExactly("list", "entry", "deleted");
            assertThat(missed.get(1).text("title")).isEqualTo("x");
            assertThat(missed.getLast().id()).isEqualTo("5");
            user.add(list, "c");
            assertThat(events.next(2).getLast().text("title")).isEqualTo("c");
        }
    }

    @Test
    void whereOneWasCountsBeforeWhatOneAsksFor() throws Exception {
        try (Events events = user.listen(list + "/events?since=0", "Last-Event-ID", "2")) {
            assertThat(events.next(2).getLast().text("title")).isEqualTo("b");
        }
    }

    @Test
    void aClientThatIsAheadOfTheListStartsAnew() throws Exception {
        try (Events events = user.listen(list + "/events", "Last-Event-ID", "99")) {
            assertThat(events.next(2)).extracting(Event::name).containsExactly("list", "reset");
        }
    }

    @Test
    void severalEntriesOfOneChangeAreMissedTogetherOrNotAtAll() throws Exception {
        user.patch(list + "/entries/1", "{\"done\": true}");
        user.patch(list + "/entries/2", "{\"done\": true}");
        try (Events events = user.listen(list + "/events")) {
            String before = events.next().id();
            user.delete(list + "/entries?done=true");

            List<Event> cleared = events.next(3);
            assertThat(cleared).extracting(Event::id).containsExactly(before, before, "6");
        }
    }

    @Test
    void theStreamOfAListEndsWithTheList() throws Exception {
        try (Events events = user.listen(list + "/events")) {
            events.next();
            user.delete(list);

            assertThat(events.next().data().get("deleted_at").isNull()).isFalse();
            assertThat(events.nextIfAny()).isEmpty();
        }
    }

    @Test
    void whoListensToAllHearsWhichListsChange() throws Exception {
        try (Events events = user.listen("/api/v1/events")) {
            Event first = events.next();
            assertThat(first.name()).isEqualTo("reset");

            user.add(list, "c");
            Event changed = events.next();
            assertThat(list).endsWith(changed.text("id"));
            assertThat(changed.number("entries")).isEqualTo(3);

            user.patch(list, "{\"name\": \"%s!\"}".formatted(list));
            assertThat(events.next().text("name")).isEqualTo(list + "!");
        }
    }

    @Test
    void whoListenedToAllBeforeHearsWhatWasMissed() throws Exception {
        String last;
        try (Events events = user.listen("/api/v1/events")) {
            last = events.next().id();
        }
        user.add(list, "c");

        try (Events events = user.listen("/api/v1/events", "Last-Event-ID", last)) {
            assertThat(list).endsWith(events.next().text("id"));
        }
        try (Events events = user.listen("/api/v1/events", "Last-Event-ID", "another-7")) {
            assertThat(events.next().name()).isEqualTo("reset");
        }
    }
}
