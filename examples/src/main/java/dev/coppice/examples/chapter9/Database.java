package dev.coppice.examples.chapter9;

import static dev.coppice.supervisor.Supervisor.oneForOne;

import dev.coppice.examples.chapter8.TodoList;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keeps the lists in a folder. It is a supervisor: a worker that crashes is replaced, and the
/// others go on. A list is always the work of the same number.
public final class Database {

    /// The name it is known by.
    public static final Name NAME = Name.of("database");

    private static final int WORKERS = 3;

    private Database() {}

    /// How a supervisor starts the database.
    public static ChildSpec childSpec(Path folder) {
        return ChildSpec.supervisor(Database.class, () -> startLink(folder));
    }

    private static Pid startLink(Path folder) throws IOException {
        IO.println("Starting database server.");
        Files.createDirectories(folder);
        return Supervisor.startLink(
                NAME,
                oneForOne(
                        IntStream.rangeClosed(1, WORKERS)
                                .mapToObj(number -> DatabaseWorker.childSpec(folder, number))
                                .toList()));
    }

    /// Writes a list, and returns when it is written.
    public static TodoList store(String name, TodoList list) {
        return workerFor(name).store(name, list);
    }

    /// Reads a list.
    public static Optional<TodoList> get(String name) {
        return workerFor(name).get(name);
    }

    /// Nobody is asked for the worker: its number is computed, and the registry knows the rest.
    private static DatabaseWorker workerFor(String name) {
        return DatabaseWorker.numbered(1 + Math.floorMod(name.hashCode(), WORKERS));
    }
}
