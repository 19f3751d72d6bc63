package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.StorageFailure.StaleList;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// A share of the lists in one SQLite file.
final class SqliteStore implements Store {

    private final Path file;
    private final Handle handle;

    SqliteStore(Path file, Handle handle) {
        this.file = file;
        this.handle = handle;
        handle.registerRowMapper(
                Row.class,
                (row, _) ->
                        new Row(
                                row.getString("list"),
                                row.getLong("id"),
                                row.getString("key"),
                                row.getString("date"),
                                row.getString("title"),
                                row.getLong("checksum")));
    }

    @Override
    public Entry put(String list, Entry entry) {
        return attempt(
                list,
                () -> {
                    Optional<Row> present = withKey(list, entry.key());
                    if (present.isPresent()) {
                        return verified(present.get());
                    }
                    insert(Row.of(list, entry));
                    return entry;
                });
    }

    @Override
    public List<Entry> entries(String list) {
        return attempt(
                list,
                () -> {
                    List<Entry> entries = new ArrayList<>();
                    for (Row row : rows(list)) {
                        // Nothing is ever deleted, so a number that is missing was lost.
                        if (row.id() != entries.size() + 1) {
                            throw damaged(list, entries.size() + 1, "is missing");
                        }
                        entries.add(verified(row));
                    }
                    return entries;
                });
    }

    @Override
    public void together(Runnable work) {
        try {
            handle.useTransaction(_ -> work.run());
        } catch (JdbiException e) {
            throw new StorageException(new Unusable(file, SqliteError.of(e).message()), e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }

    private List<Row> rows(String list) {
        return handle.select("SELECT * FROM entry WHERE list = ? ORDER BY id", list)
                .mapTo(Row.class)
                .list();
    }

    private Optional<Row> withKey(String list, String key) {
        return handle.select("SELECT * FROM entry WHERE list = ? AND key = ?", list, key)
                .mapTo(Row.class)
                .findOne();
    }

    /// A statement alone is a transaction: when this returns, it is committed.
    private void insert(Row row) {
        handle.execute(
                "INSERT INTO entry (list, id, key, date, title, checksum) VALUES (?, ?, ?, ?, ?, ?)",
                row.list(),
                row.id(),
                row.key(),
                row.date(),
                row.title(),
                row.checksum());
    }

    private Entry verified(Row row) {
        if (!row.isWhole()) {
            throw damaged(row.list(), row.id(), "does not match its checksum");
        }
        return row.entry();
    }

    private StorageException damaged(String list, long row, String detail) {
        return new StorageException(new Damaged(list, "row " + row, file, detail));
    }

    private <T> T attempt(String list, Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new StorageException(failure(list, SqliteError.of(e)), e);
        }
    }

    private StorageFailure failure(String list, SqliteError error) {
        return switch (error.code()) {
            case SQLITE_CONSTRAINT_PRIMARYKEY -> new StaleList(list);
            case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_NOTADB ->
                    new Damaged(list, "a page", file, "is not readable: " + error.message());
            default -> new Unusable(file, error.message());
        };
    }
}
