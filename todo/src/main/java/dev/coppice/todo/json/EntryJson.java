package dev.coppice.todo.json;

import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Due;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Imported;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Position;
import dev.coppice.todo.list.Priority;
import dev.coppice.todo.list.Tombstone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Entries as JSON.
public final class EntryJson {

    private EntryJson() {}

    /// Writes an entry.
    ///
    /// @param list the list that it is of
    public static void write(JsonGenerator json, ListId list, Entry entry) {
        json.writeStartObject();
        json.writeNumberProperty("id", entry.id());
        json.writeStringProperty("list", list.text());
        content(json, entry.content());
        json.writeBooleanProperty("done", entry.isDone());
        Json.instant(json, "done_at", entry.doneAt());
        json.writeStringProperty("position", entry.position().toString());
        json.writeNumberProperty("revision", entry.revision());
        times(json, entry);
        json.writeEndObject();
    }

    /// Writes what is left of an entry.
    ///
    /// @param list the list that it was of
    public static void write(JsonGenerator json, ListId list, Tombstone grave) {
        json.writeStartObject();
        json.writeNumberProperty("id", grave.id());
        json.writeStringProperty("list", list.text());
        json.writeNumberProperty("revision", grave.revision());
        Json.instant(json, "deleted_at", grave.at());
        json.writeEndObject();
    }

    /// Writes an entry for another server: without what it has from its list.
    public static void export(JsonGenerator json, Entry entry) {
        json.writeStartObject();
        content(json, entry.content());
        Json.instant(json, "done_at", entry.doneAt());
        times(json, entry);
        json.writeEndObject();
    }

    /// Writes an entry from elsewhere, otherwise as that.
    static void export(JsonGenerator json, Imported entry) {
        json.writeStartObject();
        content(json, entry.content());
        Json.instant(json, "done_at", entry.doneAt());
        entry.createdAt().ifPresent(at -> Json.instant(json, "created_at", at));
        entry.changedAt().ifPresent(at -> Json.instant(json, "changed_at", at));
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, Content content) {
        json.writeStringProperty("title", content.title());
        json.writeStringProperty("notes", content.notes());
        Optional<Due> due = content.due();
        Json.string(json, "due", due.map(known -> known.day().toString()));
        Json.string(json, "time", due.flatMap(Due::time).map(LocalTime::toString));
        Json.string(json, "zone", due.flatMap(Due::zone).map(ZoneId::getId));
        json.writeNumberProperty("priority", content.priority().number());
        json.writeName("labels");
        labels(json, content.labels());
    }

    private static void times(JsonGenerator json, Entry entry) {
        Json.instant(json, "created_at", entry.createdAt());
        Json.instant(json, "changed_at", entry.changedAt());
    }

    static void labels(JsonGenerator json, List<String> labels) {
        json.writeStartArray();
        labels.forEach(json::writeString);
        json.writeEndArray();
    }

    /// What [#write] wrote.
    static Entry read(JsonNode json) {
        return new Entry(
                json.get("id").longValue(),
                new Content(
                        json.get("title").stringValue(),
                        json.get("notes").stringValue(),
                        text(json, "due").map(day -> due(json, LocalDate.parse(day))),
                        Priority.of("priority", json.get("priority").longValue()),
                        labels(json.get("labels"))),
                text(json, "done_at").map(Instant::parse),
                Position.parse(json.get("position").stringValue()),
                json.get("revision").longValue(),
                Instant.parse(json.get("created_at").stringValue()),
                Instant.parse(json.get("changed_at").stringValue()));
    }

    private static Due due(JsonNode json, LocalDate day) {
        return new Due(
                day, text(json, "time").map(LocalTime::parse), text(json, "zone").map(ZoneId::of));
    }

    static List<String> labels(JsonNode json) {
        return json.valueStream().map(JsonNode::stringValue).toList();
    }

    static Optional<String> text(JsonNode json, String name) {
        return json.path(name).stringValueOpt();
    }
}
