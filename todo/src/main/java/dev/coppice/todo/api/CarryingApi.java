package dev.coppice.todo.api;

import static java.util.Comparator.naturalOrder;

import dev.coppice.todo.cache.Answer;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.json.Exported;
import dev.coppice.todo.json.Exported.ExportedList;
import dev.coppice.todo.json.Json;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.Imported;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// Everything, to be kept or carried elsewhere, and to be put in again.
record CarryingApi(Lists lists) {

    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_IMPORT = 64 * 1024 * 1024;

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/export", this::export),
                new Route("POST", "/api/v1/import", this::take));
    }

    private Response export(Asked asked) {
        asked.query();
        Catalogue all = lists.all();
        return new Response(
                200,
                (Body.Stream) out -> Json.to(out, json -> export(json, all)),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Content-Disposition",
                        "attachment; filename=\"todo.json\""));
    }

    /// List by list: each is whole, and what is changed meanwhile may be in one and not in another.
    private void export(JsonGenerator json, Catalogue all) {
        Exported.begin(json, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        List<Summary> page = all.page(false, Optional.empty(), AT_ONCE);
        while (!page.isEmpty()) {
            for (Summary list : page) {
                lists.stored(list.id())
                        .filter(TodoList::isThere)
                        .ifPresent(stored -> Exported.list(json, stored));
            }
            page = all.page(false, Optional.of(page.getLast()), AT_ONCE);
        }
        Exported.end(json);
    }

    private Response take(Asked asked) {
        asked.query();
        asked.requireJson();
        byte[] body = asked.body(LONGEST_IMPORT);
        Exported exported = Exported.read(body);
        Key key = asked.key(body);
        long entries = 0;
        Optional<Instant> last = Optional.empty();
        for (int i = 0; i < exported.lists().size(); i++) {
            ExportedList list = exported.lists().get(i);
            entries += list.entries().size();
            Optional<Instant> at = take(list, new Key(key.text() + " " + i, key.print()));
            last = Stream.of(last, at).flatMap(Optional::stream).max(naturalOrder());
        }
        return imported(exported.lists().size(), entries, last);
    }

    private static Response imported(int lists, long entries, Optional<Instant> at) {
        return Replies.json(json -> {
            json.writeStartObject();
            json.writeNumberProperty("lists", lists);
            json.writeNumberProperty("entries", entries);
            Json.instant(json, "imported_at", at);
            json.writeEndObject();
        });
    }

    /// Adds to a list, some entries at a time. What was added before under this key is not added
    /// again, so an import that was broken off can be made again. Answers when the last of it was
    /// added, now or before.
    private Optional<Instant> take(ExportedList list, Key key) {
        ListId id = lists.named(list.name());
        Optional<Instant> last = Optional.empty();
        List<Imported> entries = list.entries();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Imported> some = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            Key one = new Key(key.text() + " " + from, key.print());
            Answer answer = lists.change(id, one, new Action.Import(some));
            if (!(answer instanceof Answer.Changed(_, var change))) {
                throw new Refused(Replies.problem(answer));
            }
            last = Optional.of(change.at());
        }
        return last;
    }
}
