package dev.coppice.todo.json;

import dev.coppice.todo.list.Imported;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.Text;
import dev.coppice.todo.list.TodoList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// All lists with their entries, to keep or to carry elsewhere.
///
/// @param lists in the order of the export
public record Exported(List<ExportedList> lists) {

    /// What an export says that it is.
    public static final String FORMAT = "coppice-todo-1";

    /// A list of an export.
    public record ExportedList(String name, List<Imported> entries) {}

    /// Begins an export. Lists are to follow, and then [#end].
    public static void begin(JsonGenerator json, Instant now) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        Json.instant(json, "exported_at", now);
        json.writeName("lists");
        json.writeStartArray();
    }

    /// Goes on with a list.
    public static void list(JsonGenerator json, TodoList list) {
        Summary summary = list.summary();
        json.writeStartObject();
        json.writeStringProperty("name", summary.name());
        Json.instant(json, "created_at", summary.heading().createdAt());
        json.writeName("entries");
        json.writeStartArray();
        list.inOrder().forEach(entry -> EntryJson.export(json, entry));
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Ends an export, and says so: what lacks this was broken off.
    public static void end(JsonGenerator json) {
        json.writeEndArray();
        json.writeBooleanProperty("complete", true);
        json.writeEndObject();
    }

    /// An export of these lists: the same one whenever it is made.
    public static String text(List<ExportedList> lists) {
        return Json.text(json -> {
            begin(json, Instant.EPOCH);
            for (ExportedList list : lists) {
                json.writeStartObject();
                json.writeStringProperty("name", list.name());
                json.writeName("entries");
                json.writeStartArray();
                list.entries().forEach(entry -> EntryJson.export(json, entry));
                json.writeEndArray();
                json.writeEndObject();
            }
            end(json);
        });
    }

    /// Reads an export, entry by entry.
    ///
    /// @throws Malformed when it is not JSON
    /// @throws Invalid when it is no export, or something in it is not valid
    public static Exported read(byte[] text) {
        try (JsonParser parser = Json.parser(text)) {
            return new Reading(parser).all();
        } catch (JacksonException e) {
            throw new Malformed(e);
        }
    }

    private record Reading(JsonParser json) {

        Exported all() {
            List<ExportedList> lists = new ArrayList<>();
            boolean known = false;
            boolean madeByServer = false;
            boolean complete = false;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("this is not a JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "format" -> {
                        known = FORMAT.equals(json.getValueAsString());
                        if (!known) {
                            throw Invalid.because("format", "is not " + FORMAT);
                        }
                    }
                    case "exported_at" -> {
                        madeByServer = true;
                        json.skipChildren();
                    }
                    case "complete" -> {
                        complete = json.currentToken() == JsonToken.VALUE_TRUE;
                        json.skipChildren();
                    }
                    case "lists" -> {
                        array("lists");
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            lists.add(list("lists[%d]".formatted(lists.size())));
                        }
                    }
                    default -> throw unknown(field, "format, exported_at, lists, complete");
                }
            }
            if (json.nextToken() != null) {
                throw new Malformed("something follows the JSON object");
            }
            if (!known) {
                throw Invalid.because("format", "is missing");
            }
            if (madeByServer && !complete) {
                throw Invalid.because(
                        "complete", "is not true at its end: this export was broken off");
            }
            return new Exported(lists);
        }

        private ExportedList list(String path) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw Invalid.because(path, "is not an object");
            }
            List<Imported> entries = new ArrayList<>();
            String name = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "name" -> name = Text.name(path + ".name", json.getValueAsString(""));
                    case "created_at" -> json.skipChildren();
                    case "entries" -> {
                        array(path + ".entries");
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            String at = "%s.entries[%d]".formatted(path, entries.size());
                            JsonNode entry = json.readValueAsTree();
                            entries.add(Bodies.imported(at, entry));
                        }
                    }
                    default -> throw unknown(path + "." + field, "name, created_at, entries");
                }
            }
            if (name.isEmpty()) {
                throw Invalid.because(path + ".name", "is missing");
            }
            return new ExportedList(name, entries);
        }

        private void array(String path) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw Invalid.because(path, "is not a list");
            }
        }

        private static Invalid unknown(String field, String known) {
            return Invalid.because(field, "is not known here; there may be " + known);
        }
    }
}
