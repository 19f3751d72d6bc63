package dev.coppice.todo.api;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.web.Http;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Answers whatever is asked of lists: in JSON, and as the book's system does.
public final class Api implements Http.Handler {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Routes routes;
    private final Book book;

    /// An interface to these lists.
    public Api(Lists lists) {
        routes = new Routes(routes(lists));
        book = new Book(lists);
    }

    private static List<Route> routes(Lists lists) {
        return Stream.of(
                        new ListsApi(lists).routes(),
                        new EntriesApi(lists).routes(),
                        new ChangesApi(lists).routes(),
                        new FindApi(lists).routes(),
                        new EventsApi(lists, HEARTBEAT).routes(),
                        new CarryingApi(lists).routes(),
                        new CaringApi(lists).routes(),
                        List.of(new Description().route()))
                .flatMap(List::stream)
                .toList();
    }

    /// All that can be asked, but for what the book's system has.
    List<Route> routes() {
        return routes.all();
    }

    @Override
    public Response answer(Request request) {
        try {
            return routes.answer(request).orElseGet(() -> elsewhere(request));
        } catch (RuntimeException e) {
            return Complaints.about(e).orElseThrow(() -> e);
        }
    }

    private Response elsewhere(Request request) {
        return request.path().startsWith("/api/")
                ? Problem.of(404, "not-found", "Not found", "there is no such path").response()
                : book.answer(request);
    }
}
