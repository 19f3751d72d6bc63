package dev.coppice.todo.api;

import dev.coppice.todo.json.Json;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Response;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/// What is wrong, as RFC 9457 has it.
///
/// @param kind what kind of problem it is, for programs
/// @param title the same for people
/// @param detail what is wrong here
/// @param field what it is about
/// @param limit what would be allowed at most, or at least
/// @param list the list that is in the way
/// @param revision the revision that there is instead
record Problem(
        int status,
        String kind,
        String title,
        String detail,
        Optional<String> field,
        OptionalLong limit,
        Optional<ListId> list,
        OptionalLong revision) {

    static Problem of(int status, String kind, String title, String detail) {
        return new Problem(
                status,
                kind,
                title,
                detail,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    Problem about(String field) {
        return new Problem(status, kind, title, detail, Optional.of(field), limit, list, revision);
    }

    Problem limit(long limit) {
        return limit(OptionalLong.of(limit));
    }

    Problem limit(OptionalLong limit) {
        return new Problem(status, kind, title, detail, field, limit, list, revision);
    }

    Problem list(ListId list) {
        return new Problem(status, kind, title, detail, field, limit, Optional.of(list), revision);
    }

    Problem revision(long revision) {
        return new Problem(
                status, kind, title, detail, field, limit, list, OptionalLong.of(revision));
    }

    Response response() {
        return new Response(
                status,
                new Body.Bytes(Json.bytes(this::write)),
                Map.of("Content-Type", "application/problem+json"));
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", "urn:coppice:problem:" + kind);
        json.writeStringProperty("title", title);
        json.writeNumberProperty("status", status);
        json.writeStringProperty("detail", detail);
        field.ifPresent(name -> json.writeStringProperty("field", name));
        limit.ifPresent(most -> json.writeNumberProperty("limit", most));
        list.ifPresent(id -> json.writeStringProperty("list", id.text()));
        revision.ifPresent(now -> json.writeNumberProperty("revision", now));
        json.writeEndObject();
    }
}
