package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.json.StepsJson;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Due;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Filter;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Position;
import dev.coppice.todo.list.Priority;
import dev.coppice.todo.list.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// An entry as a row.
final class EntryRow {

    static final String COLUMNS =
            "list, id, revision, position, title, notes, due, time, zone, priority, labels,"
                    + " done_at, created_at, changed_at, folded, checksum";

    static final String PUT =
            "INSERT OR REPLACE INTO entry ("
                    + COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String DELETE = "DELETE FROM entry WHERE list = ? AND id = ?";

    static final String OF_LIST = "SELECT " + COLUMNS + " FROM entry WHERE list = ? ORDER BY id";

    private EntryRow() {}

    static Row of(ListId list, Entry entry) {
        Content content = entry.content();
        @Nullable Due due = entry.due().orElse(null);
        return Row.of(
                list.text(),
                entry.id(),
                entry.revision(),
                entry.position().toString(),
                content.title(),
                content.notes(),
                due == null ? null : due.day().toString(),
                due == null ? null : due.time().map(LocalTime::toString).orElse(null),
                due == null ? null : due.zone().map(ZoneId::getId).orElse(null),
                (long) content.priority().number(),
                StepsJson.text(content.labels()),
                entry.doneAt().map(Instant::toEpochMilli).orElse(null),
                entry.createdAt().toEpochMilli(),
                entry.changedAt().toEpochMilli(),
                Text.folded(Filter.searched(content)));
    }

    static ListId list(Row row) {
        return new ListId(row.text(0));
    }

    static long id(Row row) {
        return row.number(1);
    }

    static Entry entry(Row row) {
        return new Entry(
                id(row),
                new Content(
                        row.text(4),
                        row.text(5),
                        row.maybeText(6).map(day -> due(row, LocalDate.parse(day))),
                        Priority.of("priority", row.number(9)),
                        StepsJson.labels(row.text(10))),
                row.maybeInstant(11),
                Position.parse(row.text(3)),
                row.number(2),
                row.instant(12),
                row.instant(13));
    }

    private static Due due(Row row, LocalDate day) {
        return new Due(
                day, row.maybeText(7).map(LocalTime::parse), row.maybeText(8).map(ZoneId::of));
    }
}
