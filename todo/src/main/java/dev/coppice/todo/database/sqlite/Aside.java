package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.list.Heading;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.Tombstone;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sets damaged entries aside: they go to a table of their own, as they were read, and their lists
/// become one revision newer, as if the entries had been deleted. So whoever follows a list hears
/// that they are gone. A list's own row, if damaged, is made anew of what else is known of it. A
/// damaged change goes to that table too: it cannot be taken back any more.
record Aside(Path file, Sql sql, Instant now) {

    static final String COLUMNS = "list, at, content, checksum";

    static final String INSERT = "INSERT INTO set_aside (" + COLUMNS + ") VALUES (?, ?, ?, ?)";

    /// Lists whose row tells of another number of entries than there are.
    private static final String SHORT =
            "SELECT "
                    + ListRow.COLUMNS
                    + " FROM list WHERE entries <>"
                    + " (SELECT count(*) FROM entry WHERE entry.list = list.id)";

    private static final String OPEN =
            "SELECT count(*) FROM entry WHERE list = ? AND done_at IS NULL";

    /// Lists of which not all that was deleted is known.
    private static final String FORGETFUL =
            "SELECT "
                    + ListRow.COLUMNS
                    + " FROM list WHERE next_entry - 1 >"
                    + " (SELECT count(*) FROM entry WHERE entry.list = list.id)"
                    + " + (SELECT count(*) FROM tombstone WHERE tombstone.list = list.id)";

    List<String> all() throws SQLException {
        List<String> told = new ArrayList<>(damagedOf(Table.ENTRIES));
        told.addAll(changes());
        for (Row row : sql.rows(ListRow.ALL)) {
            if (!row.isWhole()) {
                told.add(new ListAnew(file, sql, now).of(row));
            }
        }
        told.addAll(lists());
        return told;
    }

    /// Makes lists one revision newer that have lost entries.
    List<String> lists() throws SQLException {
        List<String> told = new ArrayList<>();
        for (Row row : sql.rows(SHORT)) {
            told.add(shortened(ListRow.summary(row), ListRow.nextId(row)));
        }
        return told;
    }

    List<String> changes() throws SQLException {
        return damagedOf(Table.CHANGES);
    }

    /// Writes every row anew that is whole. A damaged one may stand where its key would not be
    /// looked for, and not be in the indexes either, so it cannot be deleted alone.
    private List<String> damagedOf(Table table) throws SQLException {
        boolean[] damaged = {false};
        sql.each(
                "SELECT " + table.columns() + " FROM " + table.name(),
                row -> {
                    damaged[0] = !row.isWhole();
                    return !damaged[0];
                });
        return damaged[0] ? anew(table) : List.of();
    }

    private List<String> anew(Table table) throws SQLException {
        List<String> told = new ArrayList<>();
        sql.update("CREATE TEMPORARY TABLE everything AS SELECT * FROM " + table.name());
        sql.update("DELETE FROM " + table.name());
        sql.each(
                "SELECT " + table.columns() + " FROM temp.everything",
                row -> {
                    boolean kept = row.isWhole() && sql.update(table.insert(), row.columns()) == 1;
                    if (!kept) {
                        told.addAll(damaged(table, List.of(row)));
                    }
                    return true;
                });
        sql.update("DROP TABLE temp.everything");
        return told;
    }

    /// Sets aside rows that were found damaged.
    List<String> damaged(Table table, List<Row> rows) throws SQLException {
        List<String> told = new ArrayList<>();
        for (Row row : rows) {
            aside(row.shown(0), row.toString());
            told.add(table.told(row, file));
        }
        return told;
    }

    void aside(String list, String content) throws SQLException {
        sql.update(INSERT, Row.of(list, now.toEpochMilli(), content).columns());
    }

    private String shortened(Summary list, long nextId) throws SQLException {
        Summary after = later(list, nextId);
        return "list \"%s\" has lost %d of %d entries: what of them could be read is in the table set_aside of %s"
                .formatted(list.name(), list.entries() - after.entries(), list.entries(), file);
    }

    /// Makes lists one revision newer that do not know any more of each entry what has become of
    /// it. So whoever follows one hears that it is gone, if it is.
    void buryAnew() throws SQLException {
        for (Row row : sql.rows(FORGETFUL)) {
            later(ListRow.summary(row), ListRow.nextId(row));
        }
    }

    /// What a list is one revision later, when all entries of which nothing is known are deleted.
    private Summary later(Summary list, long nextId) throws SQLException {
        String id = list.id().text();
        Set<Long> known = new HashSet<>();
        for (Row entry : sql.rows(EntryRow.OF_LIST, id)) {
            known.add(EntryRow.id(entry));
        }
        long entries = known.size();
        for (Row grave : sql.rows(GraveRow.OF_LIST, id)) {
            if (grave.isWhole()) {
                known.add(GraveRow.grave(grave).id());
            }
        }
        long revision = list.revision() + 1;
        for (long lost = 1; lost < nextId; lost++) {
            if (!known.contains(lost)) {
                Tombstone grave = new Tombstone(lost, revision, now);
                sql.update(GraveRow.PUT, GraveRow.of(list.id(), grave).columns());
            }
        }
        long open = ((Number) sql.value(OPEN, id).orElseThrow()).longValue();
        Heading heading = list.heading();
        Summary after = new Summary(list.id(), heading, revision, entries, open, now);
        sql.update("DELETE FROM list WHERE id = ?", id);
        sql.update(ListRow.INSERT, ListRow.of(after, nextId).columns());
        return after;
    }
}
