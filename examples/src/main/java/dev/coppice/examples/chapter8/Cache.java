package dev.coppice.examples.chapter8;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.whereis;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Init.ok;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Down;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Knows the server of every list, and starts it when it is first asked for. It starts the
/// database, too, so that everything is linked to it.
public final class Cache {

    /// The name it is known by.
    public static final Name NAME = Name.of("cache");

    private Cache() {}

    /// Starts the cache, and with it the database.
    public static Pid startLink(Path folder) {
        return GenServer.startLink(NAME, new Callbacks(folder));
    }

    /// How a supervisor starts the cache.
    public static ChildSpec childSpec(Path folder) {
        return ChildSpec.worker(Cache.class, () -> startLink(folder));
    }

    /// The server of a list: always the same one, as long as it lives.
    public static TodoServer serverProcess(String name) {
        return call(NAME, new ServerProcess(name));
    }

    private record ServerProcess(String name) implements Call<TodoServer> {}

    private record Callbacks(Path folder)
            implements GenServer<ServerProcess, Map<String, TodoServer>> {
        @Override
        public Init<Map<String, TodoServer>> init() {
            IO.println("Starting to-do cache.");
            awaitEndOfFormerDatabase();
            Database.startLink(folder);
            return ok(Map.of());
        }

        @Override
        public Next<Map<String, TodoServer>> handle(
                ServerProcess asked, Map<String, TodoServer> servers) {
            var known = servers.get(asked.name());
            if (known != null) {
                return reply(asked, known, servers);
            }
            var started = new TodoServer(TodoServer.startLink(asked.name()));
            var more = new HashMap<>(servers);
            more.put(asked.name(), started);
            return reply(asked, started, Map.copyOf(more));
        }
    }

    /// The former cache has taken its database down with it, but the supervisor may be faster than
    /// the end of that: its name is not free yet.
    private static void awaitEndOfFormerDatabase() {
        whereis(Database.NAME)
                .ifPresent(former -> {
                    Ref end = monitor(former);
                    receive(Down.class, down -> down.ref().equals(end));
                });
    }
}
