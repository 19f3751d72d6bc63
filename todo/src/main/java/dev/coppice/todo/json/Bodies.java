package dev.coppice.todo.json;

import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Due;
import dev.coppice.todo.list.Edit;
import dev.coppice.todo.list.Imported;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Place;
import dev.coppice.todo.list.Priority;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// What people send, as JSON.
///
/// Every method throws [Malformed] when a text is not JSON, and [Invalid] when a field is not what
/// it should be.
public final class Bodies {

    private Bodies() {}

    /// The name of a list.
    public static String name(byte[] body) {
        return Fields.of(body, "name").name("name");
    }

    /// A new entry, and where it is to stand.
    public static Action.Add add(byte[] body) {
        Fields fields =
                Fields.of(
                        body,
                        "title",
                        "notes",
                        "due",
                        "time",
                        "zone",
                        "done",
                        "priority",
                        "labels",
                        "before",
                        "after");
        Optional<Place> before = fields.number("before").map(Place.Before::new);
        Optional<Place> after = fields.number("after").map(Place.After::new);
        if (before.isPresent() && after.isPresent()) {
            throw Invalid.because("after", "is given together with before");
        }
        return new Action.Add(
                content(fields),
                fields.truth("done").orElse(false),
                before.or(() -> after).orElse(new Place.Last()));
    }

    private static Content content(Fields fields) {
        return new Content(
                fields.required("title", fields::text),
                fields.text("notes").orElse(""),
                due(fields),
                fields.priority("priority").orElse(Priority.NONE),
                fields.labels("labels").orElse(List.of()));
    }

    private static Optional<Due> due(Fields fields) {
        Optional<LocalDate> day = fields.day("due");
        Optional<LocalTime> time = fields.time("time");
        Optional<ZoneId> zone = fields.zone("zone");
        if (day.isEmpty() && time.isPresent()) {
            throw Invalid.because(fields.path("time"), "is given without a due date");
        }
        if (time.isEmpty() && zone.isPresent()) {
            throw Invalid.because(fields.path("zone"), "is given without a time");
        }
        return day.map(known -> new Due(known, time, zone));
    }

    /// What to change about an entry. A field that is missing stays, and one that is null is
    /// cleared.
    public static List<Edit> edits(byte[] body) {
        Fields fields =
                Fields.of(
                        body,
                        "title",
                        "notes",
                        "due",
                        "time",
                        "zone",
                        "done",
                        "priority",
                        "labels");
        List<Edit> edits = new ArrayList<>();
        if (fields.has("title")) {
            edits.add(new Edit.Title(fields.required("title", fields::text)));
        }
        if (fields.has("notes")) {
            edits.add(new Edit.Notes(fields.text("notes").orElse("")));
        }
        if (fields.has("due")) {
            edits.add(new Edit.OnDay(fields.day("due")));
        }
        if (fields.has("time")) {
            edits.add(new Edit.AtTime(fields.time("time")));
        }
        if (fields.has("zone")) {
            edits.add(new Edit.InZone(fields.zone("zone")));
        }
        if (fields.has("priority")) {
            edits.add(new Edit.Prioritise(fields.priority("priority").orElse(Priority.NONE)));
        }
        if (fields.has("labels")) {
            edits.add(new Edit.Label(fields.labels("labels").orElse(List.of())));
        }
        if (fields.has("done")) {
            edits.add(new Edit.Tick(fields.required("done", fields::truth)));
        }
        return edits;
    }

    /// Where an entry is to stand.
    public static Place place(byte[] body) {
        Fields fields = Fields.of(body, "before", "after");
        if (fields.has("before") == fields.has("after")) {
            throw Invalid.because("before", "or after is to be given, and not both");
        }
        return fields.has("before")
                ? fields.number("before").<Place>map(Place.Before::new).orElse(new Place.Last())
                : fields.number("after").<Place>map(Place.After::new).orElse(new Place.First());
    }

    /// Which revision to take back; none for the last. The body may be empty.
    public static OptionalLong undo(byte[] body) {
        if (body.length == 0) {
            return OptionalLong.empty();
        }
        Fields fields = Fields.of(body, "revision");
        return fields.number("revision").map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// An entry of an export.
    ///
    /// @param path where it stands there
    static Imported imported(String path, JsonNode json) {
        Fields fields =
                Fields.of(
                        path,
                        json,
                        "title",
                        "notes",
                        "due",
                        "time",
                        "zone",
                        "done_at",
                        "priority",
                        "labels",
                        "created_at",
                        "changed_at");
        try {
            return new Imported(
                    content(fields),
                    fields.instant("done_at"),
                    fields.instant("created_at"),
                    fields.instant("changed_at"));
        } catch (Invalid e) {
            throw e.at(path);
        }
    }
}
