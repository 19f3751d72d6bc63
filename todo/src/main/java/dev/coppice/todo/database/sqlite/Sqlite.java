package dev.coppice.todo.database.sqlite;

import static java.lang.System.Logger.Level.ERROR;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.OtherWorkers;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.database.Store;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/// SQLite with a write-ahead log and full synchronisation: a commit is on the disk when it returns.
///
/// A file belongs to one JVM at a time. So what its connections tell each other about the log needs
/// no file, which SQLite would map into memory: on a disk that is full, writing to such memory can
/// end the JVM with a SIGBUS.
public final class Sqlite implements Store.Engine {

    private static final System.Logger LOG = System.getLogger(Sqlite.class.getName());

    /// Backup tools and the sqlite3 shell may hold the file for a moment.
    private static final int BUSY_MILLIS = 5_000;

    /// How much of a file is kept in memory at most to be written to. Each change touches a page of
    /// each table and index; what is not kept of them is read again each time.
    private static final int CACHE_KILOBYTES = 16 * 1024;

    /// How many pages are written to the log before it is moved to the file. What is written to one
    /// page meanwhile is moved once.
    private static final int LOG_PAGES = 4_000;

    /// Loads SQLite's native code, which takes a moment and is otherwise done when it is first
    /// used.
    public static void load() {
        NativeCode.load();
    }

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
            Sql sql = connect(source);
            try {
                bringUp(sql, source, share);
                sql.update("PRAGMA cache_size = -" + CACHE_KILOBYTES);
                sql.value("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
                return SqliteStore.toWrite(share, sql);
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
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
        // A connection belongs to one thread.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        // Or after each INSERT the driver asks for the row's number, with a query of its own.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + uri(file));
        return source;
    }

    /// Windows locks files anyway, and has no such choice.
    private static String uri(Path file) {
        return File.separatorChar == '\\'
                ? file.toString()
                : "file:" + file.toAbsolutePath().toUri().getRawPath() + "?vfs=unix-excl";
    }

    @Override
    public Store openToRead(Share share) {
        Path file = file(share);
        try {
            Sql sql = connect(source(file));
            sql.update("PRAGMA query_only = 1");
            return SqliteStore.toRead(share, sql);
        } catch (SQLException e) {
            throw new StorageException(new Unusable(file, SqliteError.of(e).message()), e);
        }
    }

    /// A fresh file, of which nobody minds if a crash takes it away.
    static Sql scratch(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.OFF);
        config.setSynchronous(SynchronousMode.OFF);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + uri(file));
        return new Sql(source.getConnection());
    }

    static Sql connect(SQLiteDataSource source) throws SQLException {
        NativeCode.load();
        Sql sql = new Sql(source.getConnection());
        // On macOS fsync alone does not reach the disk. The driver has a switch that sets nothing.
        sql.update("PRAGMA fullfsync = 1");
        return sql;
    }

    /// If even what says whose file this is cannot be read, then it is mended before it is used.
    private static void bringUp(Sql sql, SQLiteDataSource source, Share share) throws SQLException {
        try {
            Schema.bringUp(sql, source, share);
            claim(sql, share);
        } catch (SQLException e) {
            if (!SqliteError.of(e).isDamage()) {
                throw e;
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            new Mending(share, sql, now).all().forEach(line -> LOG.log(ERROR, line));
            Schema.bringUp(sql, source, share);
            claim(sql, share);
        }
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
