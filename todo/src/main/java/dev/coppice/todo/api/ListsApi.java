package dev.coppice.todo.api;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.json.Bodies;
import dev.coppice.todo.json.ListJson;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.Text;
import dev.coppice.todo.web.Http.Response;
import java.util.List;
import java.util.Optional;

/// What can be asked of lists as such.
record ListsApi(Lists lists) {

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/lists", this::all),
                new Route("POST", "/api/v1/lists", this::create),
                new Route("GET", "/api/v1/lists/{list}", this::get),
                new Route("PATCH", "/api/v1/lists/{list}", this::rename),
                new Route("DELETE", "/api/v1/lists/{list}", this::delete),
                new Route("POST", "/api/v1/lists/{list}/restore", this::restore));
    }

    private Response all(Asked asked) {
        Query query = asked.query("name", "deleted", "limit", "cursor");
        boolean deleted = query.truthIfAny("deleted").orElse(false);
        Catalogue all = lists.all();
        if (query.has("name")) {
            String name = Text.name("name", query.line("name", Text.LONGEST_NAME));
            Optional<Summary> named =
                    deleted ? Optional.empty() : all.named(name).flatMap(all::get);
            return page(Page.of(named.stream().toList(), 1));
        }
        int limit = Page.limit(query);
        Optional<Summary> after =
                query.has("cursor") ? Optional.of(cursor(query, all)) : Optional.empty();
        return page(Page.of(all.page(deleted, after, limit + 1), limit));
    }

    private static Summary cursor(Query query, Catalogue all) {
        return ListId.of(query.text("cursor")).flatMap(all::get).orElseThrow(Page::noCursor);
    }

    private static Response page(Page<Summary> page) {
        return Replies.json(json -> {
            json.writeStartObject();
            json.writeName("lists");
            json.writeStartArray();
            page.items().forEach(list -> ListJson.write(json, list));
            json.writeEndArray();
            page.writeNext(json, last -> last.id().text());
            json.writeEndObject();
        });
    }

    private Response create(Asked asked) {
        byte[] body = asked.json();
        return Replies.created(lists.create(Bodies.name(body), asked.key(body)));
    }

    private Response get(Asked asked) {
        asked.query();
        return lists.summary(asked.list())
                .filter(list -> !list.isDeleted())
                .map(list -> asked.unlessKnown(Replies.list(list)))
                .orElseThrow(Refused::noList);
    }

    private Response rename(Asked asked) {
        byte[] body = asked.json();
        return Replies.list(
                lists.rename(asked.list(), Bodies.name(body), asked.match(), asked.key(body)));
    }

    private Response delete(Asked asked) {
        Action.Delete delete = new Action.Delete(asked.match());
        return Replies.list(lists.change(asked.list(), asked.key(new byte[0]), delete));
    }

    private Response restore(Asked asked) {
        return Replies.list(lists.restore(asked.list(), asked.key(new byte[0])));
    }
}
