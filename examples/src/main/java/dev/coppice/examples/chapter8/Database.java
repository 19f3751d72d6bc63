package dev.coppice.examples.chapter8;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Init.ok;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the lists in a folder. The work is done by three workers, and a list is always the work of
/// the same one, so that it is written in the order of its changes.
public final class Database {

    /// The name it is known by.
    public static final Name NAME = Name.of("database");

    private static final int WORKERS = 3;

    private Database() {}

    /// Starts the database, and with it its workers.
    public static Pid startLink(Path folder) {
        return GenServer.startLink(NAME, new Callbacks(folder));
    }

    /// Writes a list, and returns when it is written.
    public static TodoList store(String name, TodoList list) {
        return workerFor(name).store(name, list);
    }

    /// Reads a list.
    public static Optional<TodoList> get(String name) {
        return workerFor(name).get(name);
    }

    private static DatabaseWorker workerFor(String name) {
        return call(NAME, new WorkerFor(name));
    }

    private record WorkerFor(String name) implements Call<DatabaseWorker> {}

    private record Callbacks(Path folder) implements GenServer<WorkerFor, List<DatabaseWorker>> {
        @Override
        public Init<List<DatabaseWorker>> init() throws IOException {
            IO.println("Starting database server.");
            Files.createDirectories(folder);
            return ok(
                    Stream.generate(() -> DatabaseWorker.startLink(folder))
                            .limit(WORKERS)
                            .map(DatabaseWorker::new)
                            .toList());
        }

        @Override
        public Next<List<DatabaseWorker>> handle(WorkerFor asked, List<DatabaseWorker> workers) {
            int index = Math.floorMod(asked.name().hashCode(), WORKERS);
            return reply(asked, workers.get(index), workers);
        }
    }
}
