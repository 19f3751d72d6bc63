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

    static final String INSERT =
            "INSERT INTO set_aside (list, at, content, checksum) VALUES (?, ?, ?, ?)";

    /// Lists whose row tells of another number of entries than there are.
    private static final String SHORT =
            "SELECT "
                    + ListRow.COLUMNS
                    + " FROM list WHERE entries <>"
                    + " (SELECT count(*) FROM entry WHERE entry.list = list.id)";

    private static final String OPEN =
            "SELECT count(*) FROM entry WHERE list = ? AND done_at IS NULL";

    /// A table whose rows belong to lists.
    ///
    /// @param each what a row is called, with its number after it
    private record Table(String name, String each, String columns, String insert) {}

    private static final Table ENTRIES = new Table("entry", "row", EntryRow.COLUMNS, EntryRow.PUT);

    private static final Table CHANGES =
            new Table("change", "change", ChangeRow.COLUMNS, ChangeRow.INSERT);

    List<String> all() throws SQLException {
        List<String> told = new ArrayList<>(damagedOf(ENTRIES));
        told.addAll(changes());
        for (Row row : sql.rows(ListRow.ALL)) {
            if (!row.isWhole()) {
                told.add(new ListAnew(file, sql, now).of(row));
            }
        }
        for (Row row : sql.rows(SHORT)) {
            told.add(shortened(ListRow.summary(row), ListRow.nextId(row)));
        }
        return told;
    }

    List<String> changes() throws SQLException {
        return damagedOf(CHANGES);
    }

    /// Writes every row anew that is whole. A damaged one may stand where its key would not be
    /// looked for, and not be in the indexes either, so it cannot be deleted alone.
    private List<String> damagedOf(Table table) throws SQLException {
        boolean[] damaged = {false};
        sql.each(
                "SELECT " + table.columns + " FROM " + table.name,
                row -> {
                    damaged[0] = !row.isWhole();
                    return !damaged[0];
                });
        return damaged[0] ? anew(table) : List.of();
    }

    private List<String> anew(Table table) throws SQLException {
        List<String> told = new ArrayList<>();
        sql.update("CREATE TEMPORARY TABLE everything AS SELECT * FROM " + table.name);
        sql.update("DELETE FROM " + table.name);
        sql.each(
                "SELECT " + table.columns + " FROM temp.everything",
                row -> {
                    boolean kept = row.isWhole() && sql.update(table.insert, row.columns()) == 1;
                    if (!kept) {
                        Row aside = Row.of(row.shown(0), now.toEpochMilli(), row.toString());
                        sql.update(INSERT, aside.columns());
                        told.add(
                                "%s %s of list %s in %s does not match its checksum, and is set aside"
                                        .formatted(table.each, row.shown(1), row.shown(0), file));
                    }
                    return true;
                });
        sql.update("DROP TABLE temp.everything");
        return told;
    }

    private String shortened(Summary list, long nextId) throws SQLException {
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
        return "list \"%s\" has lost %d of %d entries: what of them could be read is in the table set_aside of %s"
                .formatted(list.name(), list.entries() - entries, list.entries(), file);
    }
}
