package dev.coppice.todo.api;

import dev.coppice.todo.cache.Answer;
import dev.coppice.todo.json.ChangeJson;
import dev.coppice.todo.json.EntryJson;
import dev.coppice.todo.json.Json;
import dev.coppice.todo.json.ListJson;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Response;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Answers in JSON.
final class Replies {

    /// What lists hold is for who has asked, and for no cache on the way or in a browser.
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store");

    private Replies() {}

    /// What `write` writes, with status 200.
    static Response json(Consumer<JsonGenerator> write) {
        return json(200, write);
    }

    private static Response json(int status, Consumer<JsonGenerator> write) {
        return new Response(status, new Body.Bytes(Json.bytes(write)), JSON);
    }

    static Response list(Summary list) {
        return list(200, list);
    }

    private static Response list(int status, Summary list) {
        return json(status, json -> ListJson.write(json, list)).with("ETag", tag(list.revision()));
    }

    static Response entry(ListId list, Entry entry) {
        return entry(200, list, entry);
    }

    private static Response entry(int status, ListId list, Entry entry) {
        return json(status, json -> EntryJson.write(json, list, entry))
                .with("ETag", tag(entry.revision()));
    }

    /// To whoever wanted to create a list.
    static Response created(Answer answer) {
        return switch (answer) {
            case Answer.Changed(var list, var change) ->
                    list(201, change.list().orElseThrow())
                            .with("Location", "/api/v1/lists/" + list);
            default -> refused(answer);
        };
    }

    /// To whoever wanted to change a list itself.
    static Response list(Answer answer) {
        return switch (answer) {
            case Answer.Changed(_, var change) -> list(change.list().orElseThrow());
            case Answer.AsItIs(var list, _) -> list(list);
            default -> refused(answer);
        };
    }

    /// To whoever wanted to add an entry.
    static Response added(Answer answer) {
        return switch (answer) {
            case Answer.Changed(var list, var change) -> {
                Entry entry = change.entry().orElseThrow();
                yield entry(201, list, entry)
                        .with(
                                "Location",
                                "/api/v1/lists/%s/entries/%d".formatted(list, entry.id()));
            }
            default -> refused(answer);
        };
    }

    /// To whoever wanted to change an entry.
    static Response entry(Answer answer) {
        return switch (answer) {
            case Answer.Changed(var list, var change) -> entry(list, change.entry().orElseThrow());
            case Answer.AsItIs(var list, var entry) -> entry(list.id(), entry.orElseThrow());
            default -> refused(answer);
        };
    }

    /// To whoever wanted to change entries, however many.
    static Response change(Answer answer) {
        return switch (answer) {
            case Answer.Changed(var list, var change) ->
                    json(json -> ChangeJson.write(json, list, change));
            case Answer.AsItIs(var list, _) -> json(json -> ChangeJson.none(json, list));
            default -> refused(answer);
        };
    }

    private static Response refused(Answer answer) {
        return problem(answer).response();
    }

    /// Why somebody could not change a list.
    static Problem problem(Answer answer) {
        return switch (answer) {
            case Answer.Refused(var why) -> Complaints.about(why);
            case Answer.KeyReused() -> Complaints.keyReused();
            case Answer.Changed _,
                    Answer.AsItIs _,
                    Answer.Failed _,
                    Answer.Busy _,
                    Answer.Again _ ->
                    throw new IllegalStateException("no answer to this request: " + answer);
        };
    }

    private static String tag(long revision) {
        return "\"" + revision + "\"";
    }
}
