package dev.coppice.todo.api;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.Unavailable;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happens to lists, as it happens.
///
/// A stream asks for what is later than what it has told, and is answered when there is something.
/// So a client that reads slowly is told less often, and nothing piles up anywhere.
///
/// @param heartbeat how long there is silence at most
record EventsApi(Lists lists, Duration heartbeat) {

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Type", "text/event-stream",
                    "Cache-Control", "no-store",
                    "X-Accel-Buffering", "no"); // a proxy that kept it back would spoil it

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/events", this::ofAll),
                new Route("GET", "/api/v1/lists/{list}/events", this::ofList));
    }

    private Response ofAll(Asked asked) {
        asked.query();
        Optional<String> last = asked.request().header("Last-Event-ID");
        Catalogue now = lists.all();
        return stream(out -> new FollowingAll(lists, heartbeat, out).follow(now, last));
    }

    private Response ofList(Asked asked) {
        Query query = asked.query("since");
        Optional<Long> since =
                query.has("since")
                        ? Optional.of(query.number("since", 0, Long.MAX_VALUE))
                        : Optional.empty();
        TodoList list = lists.list(asked.list());
        if (!list.isThere()) {
            throw Refused.noList();
        }
        long known =
                asked.request()
                        .header("Last-Event-ID")
                        .flatMap(EventsApi::revision)
                        .or(() -> since)
                        .orElse(list.revision());
        return stream(out -> new Following(lists, heartbeat, out).follow(list, known));
    }

    /// Where a client is; what no stream of ours has sent is as good as nothing.
    private static Optional<Long> revision(String id) {
        try {
            return Optional.of(Long.parseLong(id)).filter(revision -> revision >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// What an event stream says.
    private interface Story {
        void tell(EventStream out) throws IOException;
    }

    private static Response stream(Story story) {
        return new Response(200, (Body.Stream) out -> tell(story, new EventStream(out)), HEADERS);
    }

    private static void tell(Story story, EventStream out) throws IOException {
        out.begin();
        try {
            story.tell(out);
        } catch (Unavailable | StorageException restarting) {
            // The stream ends. The client comes again, says where it was, and is told.
        }
    }
}
