package dev.coppice.todo.database;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Via;
import dev.coppice.server.CallFailed;
import dev.coppice.server.StartFailed;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.database.StorageFailure.FolderInUse;
import dev.coppice.todo.ground.Claims;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.registry.TodoRegistry;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /// The worker that keeps a list, if it runs.
    public Optional<Pid> worker(ListId list) {
        return name(Share.workerOf(list, workers)).pid();
    }

    /// Whether a worker runs.
    boolean runs(int worker) {
        return name(worker).pid().isPresent();
    }

    /// How many changes wait to be written, by the number of the worker; without those who are
    /// restarting.
    public Map<Integer, Integer> waiting() {
        Map<Integer, Integer> waiting = new TreeMap<>();
        for (int worker = 1; worker <= workers; worker++) {
            try {
                waiting.put(worker, named(worker).waiting());
            } catch (CallFailed | IllegalArgumentException restarting) {
                // nothing waits for it
            }
        }
        return waiting;
    }

    /// Has a worker write a change of a list. The calling process will hear a [Report.OfWrite],
    /// unless the worker ends before.
    ///
    /// @param ticket what the report will call it
    /// @param after what the list is then
    public static void write(Pid worker, long ticket, Key key, Change change, TodoList after) {
        new DatabaseWorker(worker).write(ticket, key, change, after);
    }

    /// Asks a worker what was written under a key. The calling process will hear a
    /// [Report.OfRecall] in its turn among the reports of what it has had written, unless the
    /// worker ends before.
    public static void recall(Pid worker, long ticket, ListId list, String key) {
        new DatabaseWorker(worker).recall(ticket, list, key);
    }

    /// A list as it is when everything is written that was asked for before; none if it was never
    /// created.
    public Answered<Optional<TodoList>> list(ListId list) {
        return named(Share.workerOf(list, workers)).list(list);
    }

    /// A list from afar. Ends the calling process with `shutdown` of a [StorageFailure] when it
    /// cannot be read.
    public Optional<Summary> summary(ListId list) {
        return named(Share.workerOf(list, workers)).summary(list).orExit();
    }

    /// All lists from afar, but for those of a worker whose file is damaged beyond that; otherwise
    /// as [#summary].
    public List<Summary> summaries() {
        return all().map(DatabaseWorker::summaries).flatMap(Database::unlessDamaged).toList();
    }

    private static Stream<Summary> unlessDamaged(Answered<List<Summary>> answer) {
        return answer instanceof Answered.Failed<?>(StorageFailure.Damaged _)
                ? Stream.empty() // the worker has told
                : answer.orExit().stream();
    }

    /// Entries of all lists, in the order that was asked for.
    ///
    /// @throws StorageException when they cannot be read
    public List<Search.Found> find(Search search) {
        return all().flatMap(worker -> worker.find(search).orThrow().stream())
                .sorted(Comparator.comparing(found -> found.spot(search.order())))
                .limit(search.limit())
                .toList();
    }

    /// What is found when everything is read that is stored.
    ///
    /// @throws StorageException when that cannot be read at all
    public Checkup check() {
        return all().map(worker -> worker.check().orThrow()).reduce(Checkup.NOTHING, Checkup::and);
    }

    /// A copy of the share of a worker as it is now, as a file of the same kind, which is to be
    /// deleted.
    ///
    /// @throws StorageException when it cannot be made
    public Path copy(int worker) {
        return named(worker).copy().orThrow();
    }

    private Stream<DatabaseWorker> all() {
        return IntStream.rangeClosed(1, workers).mapToObj(Database::named);
    }

    private static DatabaseWorker named(int worker) {
        return new DatabaseWorker(name(worker));
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
