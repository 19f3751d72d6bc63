package dev.coppice.todo.database;

import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A store that has another one do everything: for those who want to see some of it on the way.
public abstract class ForwardingStore implements Store {

    private final Store store;

    /// A store that has this one do everything.
    protected ForwardingStore(Store store) {
        this.store = store;
    }

    @Override
    public Written write(Key key, Change change, TodoList after) {
        return store.write(key, change, after);
    }

    @Override
    public Optional<Kept> kept(ListId list, String key) {
        return store.kept(list, key);
    }

    @Override
    public Optional<TodoList> list(ListId list) {
        return store.list(list);
    }

    @Override
    public Optional<Summary> summary(ListId list) {
        return store.summary(list);
    }

    @Override
    public List<Summary> summaries() {
        return store.summaries();
    }

    @Override
    public List<Search.Found> find(Search search) {
        return store.find(search);
    }

    @Override
    public List<String> setAside(Instant now) {
        return store.setAside(now);
    }

    @Override
    public List<String> setChangesAside(Instant now) {
        return store.setChangesAside(now);
    }

    @Override
    public List<String> mend(Instant now) {
        return store.mend(now);
    }

    @Override
    public Checkup check() {
        return store.check();
    }

    @Override
    public void copyTo(Path copy) {
        store.copyTo(copy);
    }

    @Override
    public void forget(Instant before) {
        store.forget(before);
    }

    @Override
    public void together(Runnable work) {
        store.together(work);
    }

    @Override
    public void close() {
        store.close();
    }
}
