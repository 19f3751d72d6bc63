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
/// It has nothing of its own: it reads what there is when it starts, and list servers tell what
/// they find when they start, and what they change. What is known stands in a table
/// ([LatestCatalogue]), which everybody reads without asking the process; the process hears of
/// changes only while somebody waits for one. Before a list server gives its list a name, the name
/// is claimed here. It must not run together with list servers that know another directory, so when
/// it ends, they do.
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
    ///
    /// @throws IllegalArgumentException when no directory lives
    static Catalogue catalogue() {
        return LatestCatalogue.find().get();
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

    /// Makes known what has become of a list. Everybody can see it when this returns.
    static void tell(Summary list) {
        try {
            if (LatestCatalogue.find().put(list)) {
                cast(NAME, new Told(list.name(), list.id()));
            }
        } catch (IllegalArgumentException none) {
            // the next one reads it from the database; and list servers end with this one
        }
    }

    private sealed interface Request {}

    private record Await(String edition, long version, long until)
            implements Request, Call<Catalogue> {}

    private record Claim(String name, ListId list, Pid server) implements Request, Call<ListId> {}

    private record Release(String name, ListId list) implements Request, Cast {}

    /// A list has changed; it has this name.
    private record Told(String name, ListId list) implements Request, Cast {}

    /// @param seen the oldest version that a watcher has seen
    private record State(
            LatestCatalogue latest,
            HashPMap<String, Claim> claims,
            Watchers<Catalogue> watchers,
            long seen) {

        static State of(LatestCatalogue latest) {
            return new State(latest, HashTreePMap.empty(), Watchers.none(), Long.MAX_VALUE);
        }

        /// A list server that starts tells what it has read: mostly that is known.
        State told(String name, ListId list) {
            Catalogue now = latest.get();
            return now.version() <= seen
                    ? without(name, list)
                    : new State(latest, freed(name, list), watchers.told(now), Long.MAX_VALUE);
        }

        State without(String name, ListId list) {
            return new State(latest, freed(name, list), watchers, seen);
        }

        State watched(Await by) {
            From<Catalogue> from = GenServer.from(by);
            return new State(
                    latest, claims, watchers.with(from, by.until()), Math.min(seen, by.version()));
        }

        /// Whether somebody waits for what becomes of a list.
        boolean isAwaiting() {
            return !watchers.isEmpty() || !claims.isEmpty();
        }

        State claimed(Claim claim) {
            return new State(latest, claims.plus(claim.name(), claim), watchers, seen);
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
            LatestCatalogue latest = LatestCatalogue.share(catalogue);
            return Init.ok(State.of(latest));
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
                case Await asked -> await(asked, state);
                case Claim asked -> claim(asked, state);
                case Release(var name, var list) -> heard(state.without(name, list));
                case Told(var name, var list) -> heard(state.told(name, list));
            };
        }

        private static Next<State> heard(State state) {
            state.latest().listen(state.isAwaiting());
            return noReply(state);
        }

        private static Next<State> await(Await asked, State state) {
            state.latest().listen(true); // before looking
            Catalogue now = state.latest().get();
            if (now.version() != asked.version() || !now.edition().equals(asked.edition())) {
                state.latest().listen(state.isAwaiting());
                return reply(asked, now, state);
            }
            return noReply(state.watched(asked));
        }

        private static Next<State> claim(Claim asked, State state) {
            Optional<ListId> holder =
                    state.latest()
                            .get()
                            .named(asked.name())
                            .or(() ->
                                    Optional.ofNullable(state.claims().get(asked.name()))
                                            .map(Claim::list));
            if (holder.isPresent()) {
                return reply(asked, holder.get(), state);
            }
            state.latest().listen(true);
            monitor(asked.server());
            return reply(asked, asked.list(), state.claimed(asked));
        }

        @Override
        public Next<State> handleInfo(Object message, State state) throws Throwable {
            return message instanceof Down down
                    ? heard(resolved(down, state))
                    : GenServer.super.handleInfo(message, state);
        }

        /// A server has ended, perhaps before it could tell whether its list has got the name.
        private State resolved(Down down, State state) {
            State resolved = state;
            for (Claim claim : state.claims().values()) {
                if (down.process().equals(claim.server())) {
                    database.summary(claim.list()).ifPresent(state.latest()::put);
                    resolved = resolved.told(claim.name(), claim.list());
                }
            }
            return resolved;
        }
    }
}
