package dev.coppice.todo.database.sqlite;

import static java.lang.System.Logger.Level.ERROR;

import dev.coppice.todo.database.Share;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;

/// The fifth version of the tables: changes lie in the order in which they come.
///
/// Rows of changes are long. Sorted by list, each new one came between others, and pages that hold
/// five of them were split all the time. From now on it comes behind all others, those of a list in
/// the order of their revisions; and one index finds them by list, and by key.
///
/// They move list by list. Those of a list with a page that is damaged stay in the old table, and
/// that is told; what such a list holds is not hurt, but its last changes cannot be undone.
record ChangesInOrder(Share share) implements Step {

    private static final System.Logger LOG = System.getLogger(ChangesInOrder.class.getName());

    private static final String CHANGE =
            """
            CREATE TABLE change (
                list     TEXT    NOT NULL,
                revision INTEGER NOT NULL,
                key      TEXT    NOT NULL,
                print    TEXT    NOT NULL, -- of what was asked for with this key
                at       INTEGER NOT NULL,
                undoes   INTEGER,
                summary  TEXT,             -- the list from then on, if more changes than entries; JSON
                steps    TEXT    NOT NULL, -- what happens to which entries; JSON
                checksum INTEGER NOT NULL,
                UNIQUE (list, key)
            ) STRICT\
            """;

    private static final String OF_LIST =
            "SELECT " + ChangeRow.COLUMNS + " FROM change WHERE list = ? ORDER BY revision";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5");
    }

    @Override
    public String getDescription() {
        return "changes in order";
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Path file = new Sqlite().file(share);
        // Not closed: the connection is Flyway's.
        Sql sql = new Sql(context.getConnection());
        // What a damaged page did to one statement, it would do to all of the transaction.
        try (Sql before = Sqlite.connect(Sqlite.source(file))) {
            boolean whole =
                    before.value("PRAGMA integrity_check(change)").equals(Optional.of("ok"));
            sql.update("ALTER TABLE change RENAME TO change_4");
            sql.update(CHANGE);
            sql.update("CREATE INDEX change_time ON change (at)");
            for (Row list : before.rows("SELECT id, name, 0 FROM list")) {
                move(list.text(0), list.text(1), before, sql);
            }
            if (whole) {
                sql.update("DROP TABLE change_4");
            }
        }
    }

    private void move(String list, String name, Sql before, Sql sql) throws SQLException {
        try {
            for (Row change : before.rows(OF_LIST, list)) {
                sql.update(ChangeRow.INSERT, change.columns());
            }
        } catch (SQLException e) {
            if (!SqliteError.of(e).isDamage()) {
                throw e;
            }
            LOG.log(
                    ERROR,
                    "a page with changes of list \"{0}\" is damaged: they stay in the table"
                            + " change_4 of worker {1}, and cannot be undone",
                    name,
                    share.worker());
        }
    }
}
