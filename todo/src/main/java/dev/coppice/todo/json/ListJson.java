package dev.coppice.todo.json;

import dev.coppice.todo.list.Heading;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Lists, seen from afar, as JSON.
public final class ListJson {

    private ListJson() {}

    /// Writes a list.
    public static void write(JsonGenerator json, Summary list) {
        json.writeStartObject();
        json.writeStringProperty("id", list.id().text());
        json.writeStringProperty("name", list.name());
        json.writeNumberProperty("revision", list.revision());
        json.writeNumberProperty("entries", list.entries());
        json.writeNumberProperty("open", list.open());
        Json.instant(json, "created_at", list.heading().createdAt());
        Json.instant(json, "changed_at", list.changedAt());
        Json.instant(json, "deleted_at", list.heading().deletedAt());
        json.writeEndObject();
    }

    /// What [#write] wrote.
    static Summary read(JsonNode json) {
        return new Summary(
                new ListId(json.get("id").stringValue()),
                new Heading(
                        json.get("name").stringValue(),
                        Instant.parse(json.get("created_at").stringValue()),
                        EntryJson.text(json, "deleted_at").map(Instant::parse)),
                json.get("revision").longValue(),
                json.get("entries").longValue(),
                json.get("open").longValue(),
                Instant.parse(json.get("changed_at").stringValue()));
    }
}
