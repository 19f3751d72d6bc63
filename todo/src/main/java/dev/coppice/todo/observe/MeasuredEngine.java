package dev.coppice.todo.observe;

import dev.coppice.todo.database.ForwardingStore;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Duration;

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

    private static final class MeasuredStore extends ForwardingStore {

        private final Commits commits;
        private int written;

        MeasuredStore(Store store, Commits commits) {
            super(store);
            this.commits = commits;
        }

        @Override
        public void together(Runnable work) {
            written = 0;
            long start = System.nanoTime();
            super.together(work);
            if (written > 0) {
                commits.committed(written, Duration.ofNanos(System.nanoTime() - start));
            }
        }

        @Override
        public Written write(Key key, Change change, TodoList after) {
            Written outcome = super.write(key, change, after);
            written += outcome instanceof Written.Now ? 1 : 0;
            return outcome;
        }
    }
}
