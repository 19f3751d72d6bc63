package dev.coppice.todo.cache;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.list.ListId;
import java.time.Duration;
import java.util.Optional;

/// The lists that are in use: a supervisor with a [TodoServer] for each.
///
/// @param database where the lists are kept
/// @param expiry how long a list that nobody uses stays
public record TodoCache(Database database, Duration expiry) {

    /// The name of the process.
    public static final Name NAME = Name.of("to-do cache");

    static ChildSpec childSpec() {
        return ChildSpec.supervisor(TodoCache.class, TodoCache::startLink);
    }

    private static Pid startLink() {
        IO.println("Starting to-do cache.");
        return DynamicSupervisor.startLink(NAME);
    }

    /// The server of a list, which is started if it does not run. Whoever asks for the same list
    /// gets the same server; none if it ended while it was being started.
    public Optional<TodoServer> server(ListId list) {
        return server(list, list.text());
    }

    /// The same.
    ///
    /// @param called what the list is called in the meantime, if it is not there yet
    public Optional<TodoServer> server(ListId list, String called) {
        Optional<TodoServer> running = TodoServer.of(list);
        if (running.isPresent()) {
            return running;
        }
        DynamicSupervisor.startChild(NAME, TodoServer.childSpec(list, called, database, expiry));
        return TodoServer.of(list);
    }
}
