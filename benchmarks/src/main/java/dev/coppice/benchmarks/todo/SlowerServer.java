package dev.coppice.benchmarks.todo;

import static dev.coppice.process.Processes.receive;

import dev.coppice.process.Node;
import dev.coppice.todo.Settings;
import dev.coppice.todo.TodoSystem;
import dev.coppice.todo.database.ForwardingStore;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.database.sqlite.Sqlite;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Duration;

/// The to-do server on a slower disk, otherwise as everybody gets it.
final class SlowerServer {

    private SlowerServer() {}

    /// Runs it.
    ///
    /// @param arguments the port, and the folder
    public static void main(String... arguments) {
        Settings settings =
                new Settings(
                        Integer.parseInt(arguments[0]),
                        Path.of(arguments[1]),
                        3,
                        Duration.ofSeconds(60));
        Node.run(
                "todo",
                () -> {
                    TodoSystem.startLink(settings, new Engine(new Sqlite()));
                    receive(); // until somebody ends this JVM
                });
    }

    private record Engine(Store.Engine engine) implements Store.Engine {

        @Override
        public Path file(Share share) {
            return engine.file(share);
        }

        @Override
        public Store open(Share share) {
            return new SlowerStore(engine.open(share));
        }

        @Override
        public Store openToRead(Share share) {
            return engine.openToRead(share);
        }
    }

    private static final class SlowerStore extends ForwardingStore {

        private boolean written;

        SlowerStore(Store store) {
            super(store);
        }

        @Override
        public void together(Runnable work) {
            written = false;
            super.together(work);
            if (written) {
                Disk.SLOWER.await();
            }
        }

        @Override
        public Written write(Key key, Change change, TodoList after) {
            written = true;
            return super.write(key, change, after);
        }
    }
}
