package dev.coppice.todo.database;

import static java.util.Objects.requireNonNull;

import dev.coppice.process.Pid;
import dev.coppice.server.Sys;
import dev.coppice.todo.database.sqlite.Sqlite;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// SQLite that can be held up in the middle of a commit, and be made to fail, and tells what was
/// done in which order.
public final class SlowEngine implements Store.Engine {

    private final Sqlite sqlite = new Sqlite();
    private final Semaphore gate = new Semaphore(1);

    final List<String> log = new CopyOnWriteArrayList<>();

    /// Has a permit for each write that was begun while it was held up.
    final Semaphore entered = new Semaphore(0);

    /// What every write fails with.
    public volatile @Nullable StorageFailure failing;

    /// What everything that is read fails with.
    public volatile @Nullable StorageFailure unreadable;

    /// Lists that cannot be read, and why.
    public volatile Map<ListId, StorageFailure> spoilt = Map.of();

    /// Whether the next write has a bug.
    volatile boolean breaking;

    private volatile boolean held;

    /// Holds up the next write.
    void hold() {
        held = true;
        gate.acquireUninterruptibly();
    }

    /// Lets it go on.
    void letGo() {
        held = false;
        gate.release();
    }

    /// How many requests wait for the thread of a worker that writes.
    int waiting(Pid worker) {
        return ((StoreThreads) requireNonNull(Sys.state(worker))).writing().waiting();
    }

    @Override
    public Path file(Share share) {
        return sqlite.file(share);
    }

    @Override
    public Store open(Share share) {
        log.add("open");
        return new SlowStore(sqlite.open(share), true);
    }

    @Override
    public Store openToRead(Share share) {
        return new SlowStore(sqlite.openToRead(share), false);
    }

    private final class SlowStore extends ForwardingStore {

        private final boolean writes;
        private boolean wrote;

        SlowStore(Store store, boolean writes) {
            super(store);
            this.writes = writes;
        }

        @Override
        public Written write(Key key, Change change, TodoList after) {
            log.add("write");
            wrote = true;
            if (held) {
                entered.release();
            }
            gate.acquireUninterruptibly();
            gate.release();
            failFor(failing);
            if (breaking) {
                breaking = false;
                throw new AssertionError("a bug");
            }
            return super.write(key, change, after);
        }

        @Override
        public Optional<Kept> kept(ListId list, String key) {
            failFor(unreadable);
            return super.kept(list, key);
        }

        @Override
        public Optional<TodoList> list(ListId list) {
            failFor(spoilt.getOrDefault(list, unreadable));
            return super.list(list);
        }

        @Override
        public Optional<Summary> summary(ListId list) {
            failFor(unreadable);
            return super.summary(list);
        }

        @Override
        public List<Search.Found> find(Search search) {
            failFor(unreadable);
            return super.find(search);
        }

        @Override
        public void copyTo(Path copy) {
            failFor(failing);
            super.copyTo(copy);
        }

        @Override
        public void together(Runnable work) {
            super.together(work);
            if (wrote) {
                wrote = false;
                log.add("committed");
            }
        }

        @Override
        public void close() {
            super.close();
            if (writes) {
                log.add("close");
            }
        }

        private static void failFor(@Nullable StorageFailure failure) {
            if (failure != null) {
                throw new StorageException(failure);
            }
        }
    }
}
