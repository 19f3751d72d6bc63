package dev.coppice.todo.cache;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.sleep;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static java.time.Duration.ofMillis;

import dev.coppice.process.Down;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.CallFailed;
import dev.coppice.server.Cast;
import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/// Knows all lists from afar, and sees to it that no two have the same name.
///
/// It has nothing of its own: it reads what there is when it starts, and list servers tell it what
/// they change. Before a list server gives its list a name, the name is claimed here. It must not
/// run together with list servers that know another directory, so when it ends, they do.
public final class Directory {

    /// The name of the process.
    public static final Name NAME = Name.of("to-do directory");

    private static final List<Duration> PAUSES =
            List.of(ofMillis(10), ofMillis(50), ofMillis(250), ofMillis(1_000), ofMillis(2_000));

    private Directory() {}

    static ChildSpec childSpec(Database database) {
        return ChildSpec.worker(
                Directory.class, () -> GenServer.startLink(NAME, new Callbacks(database)));
    }

    /// All lists as they are now. A value.
    static Catalogue catalogue(Duration limit) {
        return call(NAME, new Read(), limit);
    }

    /// All lists as soon as one has changed since this catalogue.
    static Catalogue catalogueAfter(Catalogue known, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        return call(NAME, new Await(known.edition(), known.version(), until), limit);
    }

    /// Claims a name for a list, as long as its server lives, or has got the name, or gives it up.
    ///
    /// @return the list that has the name or will have it: another one, if that was faster
    static ListId claim(String name, ListId list, Pid server, Duration limit) {
        return call(NAME, new Claim(name, list, server), limit);
    }

    /// Gives up a claim.
    static void release(String name, ListId list) {
        cast(NAME, new Release(name, list));
    }

    /// Tells what has become of a list.
    static void tell(Summary list) {
        cast(NAME, new Tell(list));
    }

    private sealed interface Request {}

    private record Read() implements Request, Call<Catalogue> {}

    private record Await(String edition, long version, long until)
            implements Request, Call<Catalogue> {}

    private record Claim(String name, ListId list, Pid server) implements Request, Call<ListId> {}

    private record Release(String name, ListId list) implements Request, Cast {}

    private record Tell(Summary list) implements Request, Cast {}

    private record State(
            Catalogue catalogue, HashPMap<String, Claim> claims, Watchers<Catalogue> watchers) {

        State with(Summary list) {
            Catalogue now = catalogue.with(list);
            return new State(now, freed(list.name(), list.id()), watchers.told(now));
        }

        State without(String name, ListId list) {
            return new State(catalogue, freed(name, list), watchers);
        }

        private HashPMap<String, Claim> freed(String name, ListId list) {
            Claim claim = claims.get(name);
            return claim != null && claim.list().equals(list) ? claims.minus(name) : claims;
        }
    }

    private record Callbacks(Database database) implements GenServer<Request, State> {

        @Override
        public Init<State> init() {
            Catalogue catalogue = Catalogue.of(edition(), summaries());
            return Init.ok(new State(catalogue, HashTreePMap.empty(), Watchers.none()));
        }

        private static String edition() {
            return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        }

        /// A worker may be restarting just now.
        private List<Summary> summaries() {
            for (Duration pause : PAUSES) {
                try {
                    return database.summaries();
                } catch (CallFailed | IllegalArgumentException restarting) {
                    sleep(pause);
                }
            }
            return database.summaries();
        }

        @Override
        public Next<State> handle(Request request, State state) {
            return switch (request) {
                case Read asked -> reply(asked, state.catalogue(), state);
                case Await asked -> await(asked, state);
                case Claim asked -> claim(asked, state);
                case Release(var name, var list) -> noReply(state.without(name, list));
                case Tell(var list) -> noReply(state.with(list));
            };
        }

        private static Next<State> await(Await asked, State state) {
            Catalogue now = state.catalogue();
            if (now.version() != asked.version() || !now.edition().equals(asked.edition())) {
                return reply(asked, now, state);
            }
            From<Catalogue> from = GenServer.from(asked);
            return noReply(
                    new State(
                            state.catalogue(),
                            state.claims(),
                            state.watchers().with(from, asked.until())));
        }

        private static Next<State> claim(Claim asked, State state) {
            Optional<ListId> holder =
                    state.catalogue()
                            .named(asked.name())
                            .or(() ->
                                    Optional.ofNullable(state.claims().get(asked.name()))
                                            .map(Claim::list));
            if (holder.isPresent()) {
                return reply(asked, holder.get(), state);
            }
            monitor(asked.server());
            return reply(
                    asked,
                    asked.list(),
                    new State(
                            state.catalogue(),
                            state.claims().plus(asked.name(), asked),
                            state.watchers()));
        }

        @Override
        public Next<State> handleInfo(Object message, State state) throws Throwable {
            return message instanceof Down down
                    ? noReply(resolved(down, state))
                    : GenServer.super.handleInfo(message, state);
        }

        /// A server has ended, perhaps before it could tell whether its list has got the name.
        private State resolved(Down down, State state) {
            State resolved = state;
            for (Claim claim : state.claims().values()) {
                if (down.process().equals(claim.server())) {
                    Optional<Summary> list = database.summary(claim.list());
                    resolved = list.map(resolved::with).orElse(resolved);
                    resolved = resolved.without(claim.name(), claim.list());
                }
            }
            return resolved;
        }
    }
}
