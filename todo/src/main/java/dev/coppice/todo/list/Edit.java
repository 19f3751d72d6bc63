package dev.coppice.todo.list;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Something to change about an entry.
///
/// Several are made in the order of their declaration: a time needs a day, and a zone a time.
public sealed interface Edit {

    record Title(String title) implements Edit {}

    record Notes(String notes) implements Edit {}

    /// It is due on a day, or, without one, at no time at all.
    record OnDay(Optional<LocalDate> day) implements Edit {}

    /// It is due at a time of its day, or, without one, on the day.
    record AtTime(Optional<LocalTime> time) implements Edit {}

    /// Its time is that of a zone, or, without one, of wherever one is.
    record InZone(Optional<ZoneId> zone) implements Edit {}

    record Prioritise(Priority priority) implements Edit {}

    record Label(List<String> labels) implements Edit {}

    /// It is done, or it is to be done again.
    record Tick(boolean done) implements Edit {}

    /// What the content becomes.
    ///
    /// @throws Invalid when it cannot become that
    default Content of(Content content) {
        return switch (this) {
            case Title(var title) -> content.title(title);
            case Notes(var notes) -> content.notes(notes);
            case OnDay(var day) -> content.due(day.map(known -> moved(content.due(), known)));
            case AtTime(var time) -> content.due(timed(content.due(), time));
            case InZone(var zone) -> content.due(zoned(content.due(), zone));
            case Prioritise(var priority) -> content.priority(priority);
            case Label(var labels) -> content.labels(labels);
            case Tick _ -> content;
        };
    }

    private static Due moved(Optional<Due> due, LocalDate day) {
        return due.map(known -> new Due(day, known.time(), known.zone())).orElse(new Due(day));
    }

    private static Optional<Due> timed(Optional<Due> due, Optional<LocalTime> time) {
        if (due.isEmpty() && time.isPresent()) {
            throw Invalid.because("time", "is given without a due date");
        }
        return due.map(known -> new Due(known.day(), time, time.flatMap(_ -> known.zone())));
    }

    private static Optional<Due> zoned(Optional<Due> due, Optional<ZoneId> zone) {
        if (due.isEmpty() && zone.isPresent()) {
            throw Invalid.because("zone", "is given without a time");
        }
        return due.map(known -> new Due(known.day(), known.time(), zone));
    }
}
