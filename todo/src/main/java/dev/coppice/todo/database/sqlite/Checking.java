package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Checkup;
import dev.coppice.todo.database.StorageFailure.Damaged;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads every row of a file, and finds out which are not as they were written.
final class Checking {

    private static final String COUNTS =
            "SELECT id, entries, (SELECT count(*) FROM entry WHERE entry.list = list.id),"
                    + " checksum FROM list";

    private final Path file;
    private final Sql sql;
    private final Map<String, String> names = new HashMap<>();
    private final List<String> hurt = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private long rows;

    Checking(Path file, Sql sql) {
        this.file = file;
        this.sql = sql;
    }

    Checkup all() {
        pages();
        rows("list", ListRow.COLUMNS, row -> names.put(row.shown(0), row.shown(1)));
        long lists = rows;
        rows("entry", EntryRow.COLUMNS, _ -> {});
        rows("tombstone", GraveRow.COLUMNS, _ -> {});
        rows("change", ChangeRow.COLUMNS, _ -> {});
        rows("set_aside", "list, at, content, checksum", this::aside);
        counts();
        return new Checkup(lists, rows, List.copyOf(hurt), List.copyOf(aside));
    }

    /// What SQLite itself can tell.
    private void pages() {
        readable(
                "SELECT integrity_check, 0 FROM pragma_integrity_check LIMIT 20",
                row -> {
                    if (!row.shown(0).equals("ok")) {
                        hurt.add("%s is damaged: %s".formatted(file, row.shown(0)));
                    }
                });
    }

    private interface Then {
        void accept(Row row);
    }

    private void rows(String table, String columns, Then whole) {
        readable(
                "SELECT " + columns + " FROM " + table,
                row -> {
                    rows++;
                    if (row.isWhole()) {
                        whole.accept(row);
                    } else {
                        hurt(row.shown(0), place(table, row), "does not match its checksum");
                    }
                });
    }

    private static String place(String table, Row row) {
        return switch (table) {
            case "list" -> "its own row";
            case "entry" -> "row " + row.shown(1);
            default -> "row %s of the table %s".formatted(row.shown(1), table);
        };
    }

    private void counts() {
        readable(
                COUNTS,
                row -> {
                    if (names.containsKey(row.shown(0)) && !row.shown(1).equals(row.shown(2))) {
                        hurt(
                                row.shown(0),
                                "a row",
                                "is missing: there are %s, not %s"
                                        .formatted(row.shown(2), row.shown(1)));
                    }
                });
    }

    /// Reads as far as it goes.
    private void readable(String query, Then then) {
        try {
            sql.each(
                    query,
                    row -> {
                        then.accept(row);
                        return true;
                    });
        } catch (SQLException e) {
            hurt.add("%s is damaged: %s".formatted(file, SqliteError.of(e).message()));
        }
    }

    private void hurt(String list, String place, String detail) {
        hurt.add(new Damaged.Row(name(list), place, file, detail).message());
    }

    private void aside(Row row) {
        Instant at = row.instant(1);
        if (row.text(0).equals(Mending.NO_LIST)) {
            aside.add("%s (at %s)".formatted(row.text(2), at));
            return;
        }
        aside.add(
                "list \"%s\" was damaged when it was read at %s: what could be read is in the table set_aside of %s"
                        .formatted(name(row.text(0)), at, file));
    }

    private String name(String list) {
        return names.getOrDefault(list, list);
    }
}
