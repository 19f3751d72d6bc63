package dev.coppice.todo.api;

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
        long all = 0;
        long before = 0;
        for (int i = 0; i < exported.lists().size(); i++) {
            ExportedList list = exported.lists().get(i);
            all += list.entries().size();
            before += take(list, new Key(key.text() + " " + i, key.print()));
        }
        return imported(exported.lists().size(), all, before);
    }

    private static Response imported(int lists, long entries, long addedBefore) {
        return Replies.json(json -> {
            json.writeStartObject();
            json.writeNumberProperty("lists", lists);
            json.writeNumberProperty("entries", entries);
            json.writeNumberProperty("added_before", addedBefore);
            json.writeEndObject();
        });
    }

    /// Adds to a list, some entries at a time. What was added before under this key is not added
    /// again, so an import that was broken off can be made again. Answers how many that were.
    private long take(ExportedList list, Key key) {
        ListId id = lists.named(list.name());
        long seen = lists.list(id).revision();
        long before = 0;
        List<Imported> entries = list.entries();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Imported> some = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            Key one = new Key(key.text() + " " + from, key.print());
            Answer answer = lists.change(id, one, new Action.Import(some));
            if (!(answer instanceof Answer.Changed(_, var change))) {
                throw new Refused(Replies.problem(answer));
            }
            before += change.revision() <= seen ? some.size() : 0;
        }
        return before;
    }
}
