package dev.coppice.todo.observe;

import dev.coppice.todo.database.Checkup;
import dev.coppice.todo.database.Kept;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Search;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A storage engine whose commits are measured.
///
/// @param engine does the work
public record MeasuredEngine(Store.Engine engine, Commits commits) implements Store.Engine {

    /// Hears of commits.
    public interface Commits {
        /// So many changes were committed together, and that took so long.
        void committed(int changes, Duration time);
    }

    @Override
    public Path file(Share share) {
        return engine.file(share);
    }

    @Override
    public Store open(Share share) {
        return new MeasuredStore(engine.open(share), commits);
    }

    @Override
    public Store openToRead(Share share) {
        return engine.openToRead(share);
    }

    private static final class MeasuredStore implements Store {

        private final Store store;
        private final Commits commits;
        private int written;

        MeasuredStore(Store store, Commits commits) {
            this.store = store;
            this.commits = commits;
        }

        @Override
        public void together(Runnable work) {
            written = 0;
            long start = System.nanoTime();
            store.together(work);
            if (written > 0) {
                commits.committed(written, Duration.ofNanos(System.nanoTime() - start));
            }
        }

        @Override
        public Written write(Key key, Change change, TodoList after) {
            Written outcome = store.write(key, change, after);
            written += outcome instanceof Written.Now ? 1 : 0;
            return outcome;
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
        public void close() {
            store.close();
        }
    }
}
