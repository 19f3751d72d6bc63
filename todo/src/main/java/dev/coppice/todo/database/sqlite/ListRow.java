package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.list.Heading;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A list, without its entries, as a row.
final class ListRow {

    static final String COLUMNS =
            "id, name, revision, next_entry, entries, open, created_at, changed_at, deleted_at,"
                    + " checksum";

    static final String INSERT =
            "INSERT INTO list ("
                    + COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    /// Only of the revision that is changed.
    static final String UPDATE =
            "UPDATE list SET name = ?2, revision = ?3, next_entry = ?4, entries = ?5, open = ?6,"
                    + " created_at = ?7, changed_at = ?8, deleted_at = ?9, checksum = ?10"
                    + " WHERE id = ?1 AND revision = ?11";

    static final String GET = "SELECT " + COLUMNS + " FROM list WHERE id = ?";

    static final String ALL = "SELECT " + COLUMNS + " FROM list";

    private ListRow() {}

    static Row of(TodoList list) {
        return of(list.summary(), list.nextId());
    }

    static Row of(Summary summary, long nextId) {
        Heading heading = summary.heading();
        @Nullable Long deletedAt = heading.deletedAt().map(Instant::toEpochMilli).orElse(null);
        return Row.of(
                summary.id().text(),
                heading.name(),
                summary.revision(),
                nextId,
                summary.entries(),
                summary.open(),
                heading.createdAt().toEpochMilli(),
                summary.changedAt().toEpochMilli(),
                deletedAt);
    }

    static long nextId(Row row) {
        return row.number(3);
    }

    static Summary summary(Row row) {
        return new Summary(
                new ListId(row.text(0)),
                new Heading(row.text(1), row.instant(6), row.maybeInstant(8)),
                row.number(2),
                row.number(4),
                row.number(5),
                row.instant(7));
    }
}
