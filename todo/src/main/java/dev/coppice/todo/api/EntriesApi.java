package dev.coppice.todo.api;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.json.Bodies;
import dev.coppice.todo.json.EntryJson;
import dev.coppice.todo.json.ListJson;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Filter;
import dev.coppice.todo.list.Position;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.web.Http.Response;
import java.util.List;
import java.util.Optional;

/// What can be asked of the entries of a list.
record EntriesApi(Lists lists) {

    private static final byte[] NOTHING = {};

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/lists/{list}/entries", this::all),
                new Route("POST", "/api/v1/lists/{list}/entries", this::add),
                new Route("DELETE", "/api/v1/lists/{list}/entries", this::clearDone),
                new Route("GET", "/api/v1/lists/{list}/entries/{entry}", this::get),
                new Route("PATCH", "/api/v1/lists/{list}/entries/{entry}", this::edit),
                new Route("DELETE", "/api/v1/lists/{list}/entries/{entry}", this::delete),
                new Route("POST", "/api/v1/lists/{list}/entries/{entry}/move", this::move));
    }

    private Response all(Asked asked) {
        Query query = asked.query(Filters.and("limit", "cursor"));
        Filter filter = Filters.of(query);
        int limit = Page.limit(query);
        Optional<Position> after =
                query.has("cursor") ? Optional.of(cursor(query)) : Optional.empty();
        TodoList list = there(asked);
        Page<Entry> page = Page.of(list.page(filter, after, limit + 1), limit);
        return Replies.json(json -> {
            json.writeStartObject();
            json.writeName("list");
            ListJson.write(json, list.summary());
            json.writeName("entries");
            json.writeStartArray();
            page.items().forEach(entry -> EntryJson.write(json, list.id(), entry));
            json.writeEndArray();
            page.writeNext(json, last -> last.position().toString());
            json.writeEndObject();
        });
    }

    private static Position cursor(Query query) {
        try {
            return Position.parse(query.text("cursor"));
        } catch (IllegalArgumentException e) {
            throw Page.noCursor();
        }
    }

    private Response get(Asked asked) {
        asked.query();
        TodoList list = there(asked);
        return list.entry(asked.entry())
                .map(entry -> asked.unlessKnown(Replies.entry(list.id(), entry)))
                .orElseThrow(Refused::noEntry);
    }

    private TodoList there(Asked asked) {
        TodoList list = lists.list(asked.list());
        if (!list.isThere()) {
            throw Refused.noList();
        }
        return list;
    }

    private Response add(Asked asked) {
        byte[] body = asked.json();
        return Replies.added(lists.change(asked.list(), asked.key(body), Bodies.add(body)));
    }

    private Response edit(Asked asked) {
        byte[] body = asked.json();
        Action edit = new Action.Change(asked.entry(), Bodies.edits(body), asked.match());
        return Replies.entry(lists.change(asked.list(), asked.key(body), edit));
    }

    private Response move(Asked asked) {
        byte[] body = asked.json();
        Action move = new Action.Move(asked.entry(), Bodies.place(body), asked.match());
        return Replies.entry(lists.change(asked.list(), asked.key(body), move));
    }

    private Response delete(Asked asked) {
        Action remove = new Action.Remove(asked.entry(), asked.match());
        return Replies.change(lists.change(asked.list(), asked.key(NOTHING), remove));
    }

    private Response clearDone(Asked asked) {
        Query query = asked.query("done");
        if (!query.truthIfAny("done").orElse(false)) {
            throw new BadRequest("done", "is not true: only what is done is deleted together");
        }
        Action clear = new Action.ClearDone();
        return Replies.change(lists.change(asked.list(), asked.key(NOTHING), clear));
    }
}
