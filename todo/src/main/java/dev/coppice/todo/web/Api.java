package dev.coppice.todo.web;

import static java.util.stream.Collectors.joining;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.NewEntry;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What can be asked over HTTP, and how it is answered.
///
/// @param lists whom to ask
public record Api(Lists lists) implements Http.Handler {

    private static final int LONGEST_LIST = 200;
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_KEY = 200;

    @Override
    public Response answer(Request request) {
        try {
            return switch (request.path()) {
                case "/entries" ->
                        switch (request.method()) {
                            case "GET", "HEAD" -> entries(new Query(request.query()));
                            default -> onlyBy("GET, HEAD");
                        };
                case "/add_entry" ->
                        switch (request.method()) {
                            case "POST" -> add(new Query(request.query()), key(request));
                            default -> onlyBy("POST");
                        };
                default -> Response.of(404, "not found");
            };
        } catch (BadRequest e) {
            return Response.of(400, String.valueOf(e.getMessage()));
        } catch (Lists.Unavailable e) {
            return Response.of(503, e.getMessage() + ": try again").with("Retry-After", "1");
        } catch (StorageException e) {
            return switch (e.failure()) {
                case StorageFailure.Damaged damaged -> Response.of(500, damaged.message());
                default -> Response.of(503, e.failure().message()).with("Retry-After", "10");
            };
        }
    }

    private Response entries(Query query) {
        List<Entry> entries = lists.entries(list(query), query.date("date"));
        return Response.ok(
                entries.stream()
                        .map(entry -> entry.date() + " " + entry.title())
                        .collect(joining("\n")));
    }

    private Response add(Query query, Optional<String> key) {
        NewEntry wish =
                new NewEntry(
                        key.orElseGet(() -> UUID.randomUUID().toString()),
                        query.date("date"),
                        query.line("title", LONGEST_TITLE));
        Entry kept = lists.add(list(query), wish);
        return kept.answers(wish)
                ? Response.ok("OK")
                : Response.of(422, "this Idempotency-Key was used for another entry");
    }

    private static String list(Query query) {
        return query.line("list", LONGEST_LIST);
    }

    /// What a client calls its request, so that sending it again adds nothing again.
    private static Optional<String> key(Request request) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY).isPresent()) {
            throw new BadRequest("Idempotency-Key has 1 to %d characters".formatted(LONGEST_KEY));
        }
        return key;
    }

    private static Response onlyBy(String methods) {
        return Response.of(405, "method not allowed").with("Allow", methods);
    }
}
