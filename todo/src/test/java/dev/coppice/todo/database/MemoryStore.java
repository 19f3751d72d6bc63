package dev.coppice.todo.database;

import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A store that keeps nothing, and says what was asked of it.
final class MemoryStore implements Store {
    final AtomicInteger commits = new AtomicInteger();
    volatile boolean closed;
    boolean torn;
    boolean isMendable;
    int mended;

    @Override
    public Written write(Key key, Change change, TodoList after) {
        return new Written.Now();
    }

    @Override
    public Optional<Kept> kept(ListId list, String key) {
        return Optional.empty();
    }

    @Override
    public Optional<TodoList> list(ListId list) {
        return Optional.empty();
    }

    @Override
    public Optional<Summary> summary(ListId list) {
        return Optional.empty();
    }

    @Override
    public List<Summary> summaries() {
        return List.of();
    }

    @Override
    public List<Search.Found> find(Search search) {
        return List.of();
    }

    @Override
    public List<String> setAside(Instant now) {
        return List.of();
    }

    @Override
    public List<String> setChangesAside(Instant now) {
        return List.of();
    }

    @Override
    public List<String> mend(Instant now) {
        mended++;
        return isMendable ? List.of("it is made anew") : List.of();
    }

    @Override
    public Checkup check() {
        return Checkup.NOTHING;
    }

    @Override
    public void copyTo(Path copy) {}

    @Override
    public void forget(Instant before) {}

    @Override
    public void together(Runnable work) {
        torn = false;
        work.run();
        if (torn) {
            throw new StorageException(StoreThreadTest.DAMAGED);
        }
        commits.incrementAndGet();
    }

    @Override
    public void close() {
        closed = true;
    }
}
