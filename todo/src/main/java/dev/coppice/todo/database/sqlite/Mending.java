package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.ground.Folders;
import dev.coppice.todo.list.ListId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a file anew of all that can be read of it, when pages of it are damaged.
///
/// A page may belong to rows, to an index, or to nothing yet; one that cannot be read stops
/// whatever comes by it, were it only to write. So everything moves to a fresh file, which then
/// takes the place of the old one in one transaction of SQLite's: before its end nothing has
/// happened, and those who read meanwhile go on. What could not be read stays in a copy of the file
/// as it was.
record Mending(Share share, Sql sql, Instant now) {

    /// The list of what is set aside and is about no list.
    static final String NO_LIST = "";

    private static final String TABLES =
            "('list', 'entry', 'tombstone', 'change', 'set_aside', 'share', 'flyway_schema_history')";

    private static final String SCHEMA =
            "SELECT sql, 0 FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL AND tbl_name IN "
                    + TABLES;

    private static final String OTHER_TABLES =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT IN " + TABLES;

    /// All lists that there must be.
    private static final String MENTIONED =
            "SELECT list, 0 FROM entry UNION SELECT list, 0 FROM change";

    private static final String NOT_THERE =
            "SELECT list, 0 FROM (" + MENTIONED + ") WHERE list NOT IN (SELECT id FROM list)";

    /// The entries that lists of which some are missing may have had.
    private static final String MISSING =
            """
            WITH RECURSIVE short AS (
                SELECT id, next_entry FROM list
                WHERE entries <> (SELECT count(*) FROM entry WHERE list = list.id)
            ), missing (list, id) AS (
                SELECT id, next_entry - 1 FROM short
                UNION ALL SELECT list, id - 1 FROM missing WHERE id > 1
            )
            SELECT list, id, 0 FROM missing WHERE id > 0\
            """;

    private static final String PLACES = "SELECT rowid, 0 FROM change INDEXED BY change_time";

    /// Whether SQLite cannot make sense of every page.
    static boolean isNeeded(Sql sql) throws SQLException {
        return !sql.value("PRAGMA integrity_check(1)").equals(Optional.of("ok"));
    }

    List<String> all() throws SQLException {
        if (!isNeeded(sql)) {
            return List.of();
        }
        Path work = work();
        Path asItWas =
                work.resolveSibling(
                        "lists-%d-as-it-was-%s.db"
                                .formatted(share.worker(), now.toString().replace(':', '-')));
        boolean keep = false;
        try {
            clear(work);
            Folders.makePrivate(work);
            sql.copyTo(asItWas);
            Path anew = work.resolve("anew.db");
            List<String> told = new ArrayList<>();
            boolean lost;
            try (Sql to = Sqlite.scratch(anew)) {
                lost = fill(to, told, asItWas);
            }
            sql.replaceBy(anew);
            if (isNeeded(sql)) { // the driver does not always say that it could not
                throw new StorageException(new Unusable(file(), "it could not be made anew"));
            }
            keep = lost;
            return told;
        } catch (IOException e) {
            throw new StorageException(Unusable.of(work, e), e);
        } finally {
            Folders.deleteEach(keep ? List.of() : List.of(asItWas));
            clear(work);
        }
    }

    private static void clear(Path work) {
        try {
            if (Files.exists(work)) {
                Folders.delete(work);
            }
        } catch (IOException e) {
            throw new StorageException(Unusable.of(work, e), e);
        }
    }

    /// A folder for the meantime. Should this JVM be killed, then the next mending clears it.
    private Path work() {
        return share.folder().resolve("mending-" + share.worker());
    }

    private Path file() {
        return new Sqlite().file(share);
    }

    /// Answers whether something is lost.
    private boolean fill(Sql to, List<String> told, Path asItWas) throws SQLException {
        to.update("PRAGMA page_size = " + sql.value("PRAGMA page_size").orElseThrow());
        to.update("BEGIN");
        make(to, "table");
        copy("share", to);
        copy("flyway_schema_history", to);
        Salvage aside = Salvage.of(Table.ASIDE, sql, to);
        Salvage changes = Salvage.of(Table.CHANGES, sql, to);
        changes.andThoseOf(sql, PLACES + " ORDER BY at");
        changes.andThoseOf(sql, PLACES + " ORDER BY at DESC");
        Salvage lists = Salvage.of(Table.LISTS, sql, to);
        Salvage entries = Salvage.of(Table.ENTRIES, sql, to);
        lists.andThoseOf(to, MENTIONED);
        entries.andThoseOf(to, MISSING);
        Salvage graves = Salvage.of(Table.GRAVES, sql, to);
        make(to, "index");

        List<Salvage> all = List.of(aside, changes, lists, entries, graves);
        boolean lost = !all.stream().allMatch(Salvage::isWhole) || hasOtherTables();
        told.add(summary(lost, changes.unreadable(), asItWas));
        Aside setting = new Aside(file(), to, now);
        setting.aside(NO_LIST, told.getFirst());
        told.addAll(setting.damaged(Table.CHANGES, changes.damaged()));
        told.addAll(setting.damaged(Table.ENTRIES, entries.damaged()));
        told.addAll(lists(to, lists.damaged()));
        for (String line : setting.lists()) {
            setting.aside(NO_LIST, line);
            told.add(line);
        }
        if (!graves.isWhole()) {
            setting.buryAnew();
        }
        to.update("COMMIT");
        return lost;
    }

    private void make(Sql to, String type) throws SQLException {
        for (Row statement : sql.rows(SCHEMA, type)) {
            to.update(statement.text(0));
        }
    }

    /// A small table, to which nothing has happened. If it cannot be read, a fresh file has one
    /// that says the same.
    private void copy(String table, Sql to) throws SQLException {
        try {
            copy(table, sql, to);
        } catch (SQLException e) {
            if (!SqliteError.of(e).isDamage()) {
                throw e;
            }
            Path folder = work().resolve(table);
            Share fresh = new Share(folder, share.worker(), share.workers());
            Sqlite sqlite = new Sqlite();
            sqlite.open(fresh).close();
            try (Sql from = Sqlite.connect(Sqlite.source(sqlite.file(fresh)))) {
                copy(table, from, to);
            }
        }
    }

    private static void copy(String table, Sql from, Sql to) throws SQLException {
        for (Row row : from.rows("SELECT * FROM " + table)) {
            @Nullable Object[] columns = row.columns();
            String marks = String.join(", ", Collections.nCopies(columns.length, "?"));
            to.update("INSERT INTO %s VALUES (%s)".formatted(table, marks), columns);
        }
    }

    private List<String> lists(Sql to, List<Row> damaged) throws SQLException {
        ListAnew anew = new ListAnew(file(), to, now);
        List<String> told = new ArrayList<>();
        for (Row row : damaged) {
            told.add(anew.of(row));
        }
        for (Row gone : to.rows(NOT_THERE)) {
            Optional<ListId> list = ListId.of(gone.text(0));
            if (list.isPresent()) {
                told.add(anew.ofWhatIsLeft(list.get()));
            }
        }
        return told;
    }

    private boolean hasOtherTables() throws SQLException {
        return !sql.value(OTHER_TABLES).equals(Optional.of(0));
    }

    private String summary(boolean lost, long changes, Path asItWas) {
        String what = "pages of %s were damaged: it was made anew ".formatted(file());
        if (!lost) {
            return what + "of the others, and nothing is lost";
        }
        String unread =
                switch ((int) Math.min(changes, 2)) {
                    case 0 -> "";
                    case 1 -> ", without a change";
                    default -> ", without %d changes".formatted(changes);
                };
        return what + "of what could be read" + unread + "; as it was it is kept in " + asItWas;
    }
}
