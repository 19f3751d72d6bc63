package dev.coppice.todo.json;

import dev.coppice.todo.list.Change.Step;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// What a change does, as JSON to be kept.
public final class StepsJson {

    private StepsJson() {}

    /// What happens to the entries of a list.
    public static String text(ListId list, List<Step> steps) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Step step : steps) {
                json.writeStartObject();
                entry(json, list, "before", step.before());
                entry(json, list, "after", step.after());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void entry(JsonGenerator json, ListId list, String name, Optional<Entry> entry) {
        if (entry.isPresent()) {
            json.writeName(name);
            EntryJson.write(json, list, entry.get());
        }
    }

    /// What [#text(ListId, List)] wrote.
    public static List<Step> steps(String text) {
        return Json.read(text)
                .valueStream()
                .map(step -> new Step(entry(step, "before"), entry(step, "after")))
                .toList();
    }

    private static Optional<Entry> entry(JsonNode step, String name) {
        return Optional.ofNullable(step.get(name)).map(EntryJson::read);
    }

    /// A list as a change leaves it.
    public static String text(Summary list) {
        return Json.text(json -> ListJson.write(json, list));
    }

    /// What [#text(Summary)] wrote.
    public static Summary list(String text) {
        return ListJson.read(Json.read(text));
    }

    /// Labels.
    public static String text(List<String> labels) {
        return labels.isEmpty() ? "[]" : Json.text(json -> EntryJson.labels(json, labels));
    }

    /// What [#text(List)] wrote.
    public static List<String> labels(String text) {
        return text.equals("[]") ? List.of() : EntryJson.labels(Json.read(text));
    }
}
