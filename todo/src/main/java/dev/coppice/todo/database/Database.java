package dev.coppice.todo.database;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Via;
import dev.coppice.server.StartFailed;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.database.StorageFailure.FolderInUse;
import dev.coppice.todo.ground.Claims;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.registry.TodoRegistry;
import java.nio.file.Path;
import java.util.List;

/// Where all lists are kept: a supervisor over workers, of which always the same one keeps the same
/// list.
///
/// @param workers how many there are
public record Database(int workers) {

    /// The name of the process.
    public static final Name NAME = Name.of("database");

    /// A database in a folder that no other server uses meanwhile.
    public static ChildSpec childSpec(
            Path folder, int workers, Store.Engine engine, RestartIntensity intensity) {
        return ChildSpec.supervisor(
                Database.class, () -> startLink(folder, workers, engine, intensity));
    }

    /// Starts the database. The folder belongs to the calling process until that ends.
    ///
    /// @throws StartFailed with a [StorageFailure] when another server uses the folder
    private static Pid startLink(
            Path folder, int workers, Store.Engine engine, RestartIntensity intensity)
            throws InterruptedException {
        IO.println("Starting database server.");
        lock(folder);
        List<ChildSpec> children =
                Share.all(folder, workers)
                        .map(share -> DatabaseWorker.childSpec(share, engine, name(share.worker())))
                        .toList();
        return Supervisor.startLink(
                NAME,
                Supervisor.oneForOne(children)
                        .intensity(intensity.intensity(), intensity.period()));
    }

    /// Keeps a new entry of a list; when this returns, it is committed. A list that has an entry of
    /// this key keeps that one alone.
    ///
    /// Ends the calling process with `shutdown` of a [StorageFailure] when it cannot be kept.
    ///
    /// @return the entry that the list has for this key
    public Entry put(String list, Entry entry) {
        return worker(list).put(list, entry).orExit();
    }

    /// The entries of a list by ascending id. Ends the calling process with `shutdown` of a
    /// [StorageFailure] when they cannot be read.
    public List<Entry> entries(String list) {
        return worker(list).entries(list).orExit();
    }

    private DatabaseWorker worker(String list) {
        return new DatabaseWorker(name(Share.workerOf(list, workers)));
    }

    private static Via name(int worker) {
        return TodoRegistry.name(DatabaseWorker.class, worker);
    }

    private static void lock(Path folder) throws InterruptedException {
        try {
            Path key = folder.toAbsolutePath().normalize();
            Claims.take(key, FolderLock.class, () -> FolderLock.of(folder));
        } catch (StorageException e) {
            throw new StartFailed(ExitReason.of(e.failure()));
        } catch (Claims.Taken e) {
            throw new StartFailed(
                    ExitReason.of(
                            new FolderInUse(folder, "process " + e.by() + " of this server")));
        }
    }
}
