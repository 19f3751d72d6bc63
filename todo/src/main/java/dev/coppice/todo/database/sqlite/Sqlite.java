package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.OtherWorkers;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.database.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// SQLite with a write-ahead log and full synchronisation: a commit is on the disk when it returns.
public final class Sqlite implements Store.Engine {

    /// Backup tools and the sqlite3 shell may hold the file for a moment.
    private static final int BUSY_MILLIS = 5_000;

    @Override
    public Path file(Share share) {
        return share.folder().resolve("lists-%d.db".formatted(share.worker()));
    }

    @Override
    public Store open(Share share) {
        Path file = file(share);
        try {
            Files.createDirectories(share.folder());
            SQLiteDataSource source = source(file);
            migrate(source, share);
            Sql sql = connect(source);
            try {
                claim(sql, share);
                return SqliteStore.toWrite(file, sql);
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (FlywayValidateException e) {
            throw new StorageException(new Unusable(file, "another version made its tables"), e);
        } catch (SQLException | FlywayException e) {
            throw new StorageException(new Unusable(file, SqliteError.of(e).message()), e);
        } catch (IOException e) {
            throw new StorageException(Unusable.of(share.folder(), e), e);
        }
    }

    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public Store openToRead(Share share) {
        Path file = file(share);
        try {
            Sql sql = connect(source(file));
            sql.update("PRAGMA query_only = 1");
            return SqliteStore.toRead(file, sql);
        } catch (SQLException e) {
            throw new StorageException(new Unusable(file, SqliteError.of(e).message()), e);
        }
    }

    static Sql connect(SQLiteDataSource source) throws SQLException {
        Sql sql = new Sql(source.getConnection());
        // On macOS fsync alone does not reach the disk. The driver has a switch that sets nothing.
        sql.update("PRAGMA fullfsync = 1");
        return sql;
    }

    private static void migrate(SQLiteDataSource source, Share share) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/coppice/todo/database/sqlite/schema")
                .javaMigrations(new FirstLists(share))
                // Not even those of a later version: this one would not write what that one needs.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    /// Writes down whose file this is, or finds that it is somebody else's.
    private static void claim(Sql sql, Share share) throws SQLException {
        sql.update(
                "INSERT INTO share (worker, workers) SELECT ?, ?"
                        + " WHERE NOT EXISTS (SELECT * FROM share)",
                share.worker(),
                share.workers());
        int recorded = (Integer) sql.value("SELECT workers FROM share").orElseThrow();
        if (recorded != share.workers()) {
            throw new StorageException(new OtherWorkers(share.folder(), recorded, share.workers()));
        }
    }
}
