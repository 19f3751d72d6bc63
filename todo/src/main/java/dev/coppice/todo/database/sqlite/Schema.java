package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Unusable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// The tables of a file, in versions: Flyway makes them, or makes the newest of older ones.
final class Schema {

    /// What Flyway has written down in a file that has nothing to gain from it.
    static final String NEWEST = "1 2 3 4 5";

    private static final String HISTORY =
            "SELECT group_concat(version || iif(success, '', ' failed'), ' ')"
                    + " FROM (SELECT * FROM flyway_schema_history ORDER BY installed_rank)";

    private Schema() {}

    /// Sees to it that a file has the newest tables. To load Flyway takes a third of a server's
    /// start, so that happens only when there is something to do.
    ///
    /// @throws StorageException when the tables are of a later version
    static void bringUp(Sql sql, DataSource source, Share share) throws SQLException {
        if (!versions(sql).equals(Optional.of(NEWEST))) {
            WithFlyway.migrate(source, share);
        }
    }

    /// The versions that a file has seen, if any.
    static Optional<String> versions(Sql sql) throws SQLException {
        boolean none =
                sql.value("SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history'")
                        .isEmpty();
        return none ? Optional.empty() : sql.value(HISTORY).map(String.class::cast);
    }

    /// Loaded only when needed.
    private static final class WithFlyway {

        static void migrate(DataSource source, Share share) {
            Path file = new Sqlite().file(share);
            try {
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:dev/coppice/todo/database/sqlite/schema")
                        .javaMigrations(new FirstLists(share), new ChangesInOrder(share))
                        // Not even those of a later version: this one would not write what that
                        // one needs.
                        .ignoreMigrationPatterns(new String[0])
                        .load()
                        .migrate();
            } catch (FlywayValidateException e) {
                throw new StorageException(
                        new Unusable(file, "another version made its tables"), e);
            } catch (FlywayException e) {
                throw new StorageException(new Unusable(file, SqliteError.of(e).message()), e);
            }
        }
    }
}
