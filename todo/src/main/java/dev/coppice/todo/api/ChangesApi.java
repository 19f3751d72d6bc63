package dev.coppice.todo.api;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.json.Bodies;
import dev.coppice.todo.json.ChangeJson;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.list.TodoList.News;
import dev.coppice.todo.web.Http.Response;
import java.util.List;

/// What can be asked of the history of a list.
record ChangesApi(Lists lists) {

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/lists/{list}/changes", this::since),
                new Route("POST", "/api/v1/lists/{list}/undo", this::undo));
    }

    private Response since(Asked asked) {
        Query query = asked.query("since", "limit");
        long since = query.number("since", 0, Long.MAX_VALUE);
        TodoList list = lists.list(asked.list());
        if (!list.isThere()) {
            throw Refused.noList();
        }
        News news =
                list.since(since, Page.limit(query))
                        .orElseThrow(() -> forgotten(since, list.revision()));
        return Replies.json(json -> ChangeJson.write(json, list.summary(), since, news));
    }

    private static RuntimeException forgotten(long since, long revision) {
        return since > revision
                ? new BadRequest(
                        "since",
                        "is later than the list's revision, which is " + revision,
                        revision)
                : new Refused(
                        Problem.of(
                                        410,
                                        "forgotten",
                                        "Too long ago",
                                        "what was deleted since revision %d is forgotten: read the entries anew"
                                                .formatted(since))
                                .about("since")
                                .revision(revision));
    }

    private Response undo(Asked asked) {
        byte[] body = asked.jsonIfAny();
        Action undo = new Action.Undo(Bodies.undo(body));
        return Replies.change(lists.change(asked.list(), asked.key(body), undo));
    }
}
