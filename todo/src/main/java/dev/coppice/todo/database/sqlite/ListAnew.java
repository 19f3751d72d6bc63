package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.Heading;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.Tombstone;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the row of a list anew, of its entries and of what has happened to it: its name, above
/// all, stands in the change that gave it.
record ListAnew(Path file, Sql sql, Instant now) {

    private static final String CHANGES =
            "SELECT " + ChangeRow.COLUMNS + " FROM change WHERE list = ? ORDER BY revision DESC";

    /// Makes it anew.
    ///
    /// @param damaged as it was read
    /// @return what has become of it, in words
    String of(Row damaged) throws SQLException {
        Row aside = Row.of(damaged.shown(0), now.toEpochMilli(), damaged.toString());
        sql.update(Aside.INSERT, aside.columns());
        sql.update("DELETE FROM list WHERE id IS ?", damaged.value(0));
        Optional<ListId> id = ListId.of(damaged.shown(0));
        if (id.isEmpty()) {
            return "the row of a list in %s is damaged, and nobody can say of which: it is set aside"
                    .formatted(file);
        }
        return made(id.get(), Optional.of(damaged.shown(1)));
    }

    /// Makes one anew of which nothing could be read.
    String ofWhatIsLeft(ListId list) throws SQLException {
        return made(list, Optional.empty());
    }

    private String made(ListId list, Optional<String> called) throws SQLException {
        Row anew = row(list, called);
        sql.update(ListRow.INSERT, anew.columns());
        return "list \"%s\" is damaged: its own row in %s is made anew"
                .formatted(ListRow.summary(anew).name(), file);
    }

    private Row row(ListId list, Optional<String> called) throws SQLException {
        List<Change> changes = new ArrayList<>();
        for (Row row : sql.rows(CHANGES, list.text())) {
            if (row.isWhole()) {
                changes.add(ChangeRow.change(row));
            }
        }
        Extent extent = new Extent();
        for (Row row : sql.rows(EntryRow.OF_LIST, list.text())) {
            extent.count(EntryRow.entry(row).isDone());
            extent.reach(EntryRow.id(row), EntryRow.entry(row).revision());
        }
        for (Row row : sql.rows(GraveRow.OF_LIST, list.text())) {
            if (row.isWhole()) {
                Tombstone grave = GraveRow.grave(row);
                extent.reach(grave.id(), grave.revision());
            }
        }
        for (Change change : changes) {
            change.steps().forEach(step -> extent.reach(step.id(), change.revision()));
            extent.reach(0, change.revision());
        }
        Heading heading =
                changes.stream()
                        .flatMap(change -> change.list().stream())
                        .map(Summary::heading)
                        .findFirst()
                        .orElseGet(() -> new Heading(name(list, called), now, Optional.empty()));
        return ListRow.of(
                new Summary(list, heading, extent.revision + 1, extent.entries, extent.open, now),
                extent.entry + 1);
    }

    /// What it was called, as far as that can be read.
    private static String name(ListId list, Optional<String> called) {
        try {
            return new Heading(called.orElse(""), Instant.EPOCH, Optional.empty()).name();
        } catch (Invalid e) {
            return "List " + list;
        }
    }

    /// How far a list reaches.
    private static final class Extent {
        long entries;
        long open;
        long entry;
        long revision;

        void count(boolean done) {
            entries++;
            open += done ? 0 : 1;
        }

        void reach(long entry, long revision) {
            this.entry = Math.max(this.entry, entry);
            this.revision = Math.max(this.revision, revision);
        }
    }
}
