package dev.coppice.todo.json;

import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList.News;
import dev.coppice.todo.list.Tombstone;
import dev.coppice.todo.list.Trace;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// Changes of lists, as JSON for those who follow them.
public final class ChangeJson {

    private ChangeJson() {}

    /// Writes what a change has done.
    public static void write(JsonGenerator json, ListId list, Change change) {
        json.writeStartObject();
        json.writeNumberProperty("revision", change.revision());
        json.writeName("undoes");
        if (change.undoes().isPresent()) {
            json.writeNumber(change.undoes().getAsLong());
        } else {
            json.writeNull();
        }
        traces(json, list, change.steps().stream().map(step -> trace(step, change)).toList());
        json.writeEndObject();
    }

    /// Writes that nothing was changed.
    public static void none(JsonGenerator json, Summary list) {
        json.writeStartObject();
        json.writeNumberProperty("revision", list.revision());
        json.writeNullProperty("undoes");
        traces(json, list.id(), List.of());
        json.writeEndObject();
    }

    private static Trace trace(Change.Step step, Change change) {
        return step.after()
                .<Trace>map(entry -> entry)
                .orElseGet(() -> new Tombstone(step.id(), change.revision(), change.at()));
    }

    /// Writes what has become of entries since a revision.
    public static void write(JsonGenerator json, Summary list, long since, News news) {
        json.writeStartObject();
        json.writeName("list");
        ListJson.write(json, list);
        json.writeNumberProperty("since", since);
        json.writeNumberProperty("revision", news.revision());
        json.writeBooleanProperty("more", news.more());
        traces(json, list.id(), news.traces());
        json.writeEndObject();
    }

    private static void traces(JsonGenerator json, ListId list, List<Trace> traces) {
        json.writeName("entries");
        json.writeStartArray();
        only(Entry.class, traces).forEach(entry -> EntryJson.write(json, list, entry));
        json.writeEndArray();
        json.writeName("deleted");
        json.writeStartArray();
        only(Tombstone.class, traces).forEach(grave -> EntryJson.write(json, list, grave));
        json.writeEndArray();
    }

    private static <T extends Trace> Stream<T> only(Class<T> type, List<Trace> traces) {
        return traces.stream().filter(type::isInstance).map(type::cast);
    }
}
