package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Checkup;
import dev.coppice.todo.database.Kept;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Search;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.list.Tombstone;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/// A share of the lists in one SQLite file.
final class SqliteStore implements Store {

    private final Share share;
    private final Path file;
    private final Sql sql;
    private final String begin;

    /// Why a change is written in part, if one is: then nothing must be committed.
    private Optional<StorageException> torn = Optional.empty();

    private SqliteStore(Share share, Sql sql, String begin) {
        this.share = share;
        this.file = new Sqlite().file(share);
        this.sql = sql;
        this.begin = begin;
    }

    static SqliteStore toWrite(Share share, Sql sql) {
        return new SqliteStore(share, sql, "BEGIN IMMEDIATE");
    }

    static SqliteStore toRead(Share share, Sql sql) {
        return new SqliteStore(share, sql, "BEGIN");
    }

    @Override
    public Written write(Key key, Change change, TodoList after) {
        ListId list = after.id();
        try {
            return written(list, key, change, after);
        } catch (SQLException e) {
            StorageException why =
                    new StorageException(SqliteError.of(e).failure(list.text(), file), e);
            torn = Optional.of(why);
            throw why;
        }
    }

    private Written written(ListId list, Key key, Change change, TodoList after)
            throws SQLException {
        if (sql.update(ChangeRow.INSERT, ChangeRow.of(list, key, change).columns()) == 0) {
            return keptUnder(list, key.text())
                    .<Written>map(Written.Before::new)
                    .orElseGet(Written.Stale::new);
        }
        if (!moves(change, after)) {
            sql.update(ChangeRow.DELETE, list.text(), key.text());
            return new Written.Stale();
        }
        for (Change.Step step : change.steps()) {
            write(step, change, list);
        }
        return new Written.Now();
    }

    /// Makes the list's row one revision newer, if it is at the revision that is changed.
    private boolean moves(Change change, TodoList after) throws SQLException {
        @Nullable Object[] row = ListRow.of(after).columns();
        if (change.base() == 0) {
            return sql.update(ListRow.INSERT, row) == 1;
        }
        @Nullable Object[] values = Arrays.copyOf(row, row.length + 1);
        values[row.length] = change.base();
        return sql.update(ListRow.UPDATE, values) == 1;
    }

    private void write(Change.Step step, Change change, ListId list) throws SQLException {
        if (step.after().isPresent()) {
            sql.update(EntryRow.PUT, EntryRow.of(list, step.after().get()).columns());
            if (change.undoes().isPresent()) { // an entry that was deleted may be back
                sql.update(GraveRow.DELETE, list.text(), step.id());
            }
        } else {
            sql.update(EntryRow.DELETE, list.text(), step.id());
            Tombstone grave = new Tombstone(step.id(), change.revision(), change.at());
            sql.update(GraveRow.PUT, GraveRow.of(list, grave).columns());
        }
    }

    @Override
    public Optional<Kept> kept(ListId list, String key) {
        return attempt(list.text(), () -> keptUnder(list, key));
    }

    private Optional<Kept> keptUnder(ListId list, String key) throws SQLException {
        Optional<Row> row = sql.row(ChangeRow.OF_KEY, list.text(), key);
        return row.map(found -> ChangeRow.kept(found.verified(list.text(), "a change", file)));
    }

    @Override
    public Optional<TodoList> list(ListId list) {
        return attempt(list.text(), () -> new ListReading(file, sql).list(list));
    }

    @Override
    public Optional<Summary> summary(ListId list) {
        return attempt(
                list.text(),
                () ->
                        sql.row(ListRow.GET, list.text())
                                .map(row -> row.verified(list.text(), "its own row", file))
                                .map(ListRow::summary));
    }

    @Override
    public List<Summary> summaries() {
        return attempt(() -> {
            List<Summary> summaries = new ArrayList<>();
            for (Row row : sql.rows(ListRow.ALL)) {
                summaries.add(ListRow.summary(row.verified(row.shown(1), "its own row", file)));
            }
            return summaries;
        });
    }

    @Override
    public List<Search.Found> find(Search search) {
        return attempt(() -> Finding.of(search).in(sql));
    }

    @Override
    public List<String> setAside(Instant now) {
        return attempt(() -> aside(now).all());
    }

    @Override
    public List<String> setChangesAside(Instant now) {
        return attempt(() -> aside(now).changes());
    }

    /// Where pages are damaged, it is not enough to set rows aside.
    private Aside aside(Instant now) throws SQLException {
        if (Mending.isNeeded(sql)) {
            throw new StorageException(
                    new Damaged.Page("?", file, SQLiteErrorCode.SQLITE_CORRUPT.message));
        }
        return new Aside(file, sql, now);
    }

    @Override
    public List<String> mend(Instant now) {
        return attempt(() -> new Mending(share, sql, now).all());
    }

    @Override
    public Checkup check() {
        return attempt(() -> new Checking(file, sql).all());
    }

    @Override
    public void copyTo(Path copy) {
        attempt(() -> {
            sql.copyTo(copy);
            return true;
        });
    }

    @Override
    public void forget(Instant before) {
        attempt(() -> {
            for (String statement : Forgetting.STATEMENTS) {
                sql.update(statement, before.toEpochMilli());
            }
            return true;
        });
    }

    @Override
    public void together(Runnable work) {
        torn = Optional.empty();
        attempt(() -> sql.update(begin));
        try {
            work.run();
            if (torn.isPresent()) {
                throw torn.get();
            }
            attempt(() -> sql.update("COMMIT"));
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Throwable why) {
        try {
            sql.update("ROLLBACK");
        } catch (SQLException e) {
            why.addSuppressed(e); // SQLite may have done so itself
        }
    }

    @Override
    public void close() {
        attempt(() -> {
            sql.close();
            return true;
        });
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T attempt(Work<T> work) {
        return attempt("?", work);
    }

    /// @param list what it is about, if it is about one
    private <T> T attempt(String list, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StorageException(SqliteError.of(e).failure(list, file), e);
        }
    }
}
