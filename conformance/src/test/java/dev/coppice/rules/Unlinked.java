package dev.coppice.rules;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Init.ok;
import static dev.coppice.server.Next.reply;
import static dev.coppice.supervisor.Supervisor.oneForOne;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import java.util.HashMap;
import java.util.Map;

/// A cache that starts a database and list servers, as in chapter 8 before they were linked: only
/// the cache is linked to its supervisor.
final class Unlinked {

    static final Name CACHE = Name.of("cache");
    static final Name DATABASE = Name.of("database");

    private Unlinked() {}

    static Pid startLink() {
        return Supervisor.startLink(
                oneForOne(
                        ChildSpec.worker("cache", () -> GenServer.startLink(CACHE, new Cache()))));
    }

    static Pid serverOf(String list) {
        return call(CACHE, new ServerOf(list));
    }

    /// Lets a list server store something in the database.
    static int store(Pid server) {
        return call(server, new Store());
    }

    private record ServerOf(String list) implements Call<Pid> {}

    private record Store() implements Call<Integer> {}

    private record Cache() implements GenServer<ServerOf, Map<String, Pid>> {
        @Override
        public Init<Map<String, Pid>> init() {
            var _ = StartResult.of(() -> GenServer.start(DATABASE, new Database()));
            return ok(new HashMap<>());
        }

        @Override
        public Next<Map<String, Pid>> handle(ServerOf asked, Map<String, Pid> servers) {
            Pid server =
                    servers.computeIfAbsent(asked.list(), _ -> GenServer.start(new ListServer()));
            return reply(asked, server, servers);
        }
    }

    private record ListServer() implements GenServer<Store, Integer> {
        @Override
        public Init<Integer> init() {
            return ok(0);
        }

        @Override
        public Next<Integer> handle(Store asked, Integer state) {
            return reply(asked, call(DATABASE, new Store()), state);
        }
    }

    private record Database() implements GenServer<Store, Integer> {
        @Override
        public Init<Integer> init() {
            return ok(0);
        }

        @Override
        public Next<Integer> handle(Store asked, Integer stored) {
            return reply(asked, stored + 1, stored + 1);
        }
    }
}
