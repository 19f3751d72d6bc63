package dev.coppice.todo.api;

import dev.coppice.todo.cache.Answer;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.Unavailable;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Text;
import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

/// What can be asked as of the system of the book, and is answered as that does: in plain text.
///
/// @param lists whom to ask
record Book(Lists lists) implements Handler {

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
        } catch (BadRequest | Invalid e) {
            return Response.of(400, String.valueOf(e.getMessage()));
        } catch (Unavailable e) {
            return Response.of(503, e.getMessage() + ": try again").with("Retry-After", "1");
        } catch (StorageException e) {
            return switch (e.failure()) {
                case StorageFailure.Damaged damaged -> Response.of(500, damaged.message());
                case StorageFailure.Full full ->
                        Response.of(507, full.message()).with("Retry-After", "10");
                default -> Response.of(503, e.failure().message()).with("Retry-After", "10");
            };
        }
    }

    private Response entries(Query query) {
        String list = list(query);
        LocalDate date = query.date("date");
        String start = date + " ";
        StringJoiner lines = new StringJoiner("\n");
        for (Entry entry : lists.entries(list, date)) {
            lines.add(start + entry.title());
        }
        return Response.ok(lines.toString()).with("Cache-Control", "no-store");
    }

    private Response add(Query query, Optional<String> key) {
        String list = list(query);
        LocalDate day = query.date("date");
        Content content = Content.titled(query.line("title", Text.LONGEST_TITLE)).on(day);
        Key wish =
                Key.of(
                        key.orElseGet(() -> UUID.randomUUID().toString()),
                        "add",
                        day.toString(),
                        content.title());
        return switch (lists.add(list, wish, content)) {
            case Answer.Changed _, Answer.AsItIs _ -> Response.ok("OK");
            case Answer.KeyReused() ->
                    Response.of(422, "this Idempotency-Key was used for another entry");
            case Answer.Refused _, Answer.Failed _, Answer.Busy _, Answer.Again _ ->
                    Response.of(503, "try again").with("Retry-After", "1");
        };
    }

    private static String list(Query query) {
        return Text.name("list", query.line("list", Text.LONGEST_NAME));
    }

    /// What a client calls its request, so that sending it again adds nothing again.
    private static Optional<String> key(Request request) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.filter(text -> text.isBlank() || text.length() > Asked.LONGEST_KEY).isPresent()) {
            throw new BadRequest(
                    "Idempotency-Key", "has 1 to %d characters".formatted(Asked.LONGEST_KEY));
        }
        return key;
    }

    private static Response onlyBy(String methods) {
        return Response.of(405, "method not allowed").with("Allow", methods);
    }
}
