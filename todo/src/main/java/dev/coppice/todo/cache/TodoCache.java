package dev.coppice.todo.cache;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.todo.database.Database;
import java.time.Duration;
import java.util.Optional;

/// The lists that are in use: a supervisor with a [TodoServer] for each.
///
/// @param database where the lists are kept
/// @param expiry how long a list that nobody uses stays
public record TodoCache(Database database, Duration expiry) {

    /// The name of the process.
    public static final Name NAME = Name.of("to-do cache");

    /// A cache that is empty: lists come when they are asked for.
    public static ChildSpec childSpec() {
        return ChildSpec.supervisor(TodoCache.class, TodoCache::startLink);
    }

    private static Pid startLink() {
        IO.println("Starting to-do cache.");
        return DynamicSupervisor.startLink(NAME);
    }

    /// The server of a list, which is started if it does not run. Whoever asks for the same list
    /// gets the same server; none if it ended while it was being started.
    public Optional<TodoServer> server(String list) {
        return TodoServer.name(list)
                .pid()
                .or(() -> DynamicSupervisor.startChild(NAME, spec(list)).process())
                .map(TodoServer::new);
    }

    private ChildSpec spec(String list) {
        return TodoServer.childSpec(list, database, expiry);
    }
}
