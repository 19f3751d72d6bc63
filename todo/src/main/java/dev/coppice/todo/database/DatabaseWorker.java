package dev.coppice.todo.database;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.GenServer.reply;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.stop;
import static java.lang.System.Logger.Level.ERROR;
import static java.time.Duration.ofSeconds;

import dev.coppice.process.Destination;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.todo.database.Search.Found;
import dev.coppice.todo.ground.Claims;
import dev.coppice.todo.ground.Orphans;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Keeps one share of the lists.
///
/// It hands each request to one of its [threads][StoreThreads], which answers it; so it is never
/// busy itself. What waits to be written is committed together, and reported when it is.
record DatabaseWorker(Destination process) {

    private static final System.Logger LOG = System.getLogger(DatabaseWorker.class.getName());

    /// How long it may take to close a store: a commit under way may be slow.
    private static final Duration CLOSING = ofSeconds(15);

    /// How many changes may wait. Whoever brings more is told at once.
    private static final int ROOM = 10_000;

    /// How long it is remembered what was deleted, and which keys were used.
    private static final Duration MEMORY = Duration.ofDays(90);

    /// How long it may take to read everything.
    private static final Duration ERRAND = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);

    static ChildSpec childSpec(Share share, Store.Engine engine, Destination name) {
        return ChildSpec.worker(share.worker(), () -> startLink(share, engine, name))
                .shutdown(Shutdown.within(CLOSING));
    }

    private static Pid startLink(Share share, Store.Engine engine, Destination name) {
        IO.println("Starting database worker.");
        Orphans.awaitEnd(name, CLOSING); // the worker of a killed database closes its store first
        return GenServer.startLink(name, new Callbacks(share, engine));
    }

    /// See [Store#write]. The calling process hears a [Report.OfWrite].
    void write(long ticket, Key key, Change change, TodoList after) {
        cast(process, new Write(self(), ticket, key, change, after));
    }

    /// See [Store#kept]. The calling process hears a [Report.OfRecall], in its turn among its
    /// writes.
    void recall(long ticket, ListId list, String key) {
        cast(process, new Recall(self(), ticket, list, key));
    }

    /// See [Store#list]. What was asked to be written before is in it, or was refused.
    Answered<Optional<TodoList>> list(ListId list) {
        return call(process, new Load(list));
    }

    /// See [Store#summary]; as [#list].
    Answered<Optional<Summary>> summary(ListId list) {
        return call(process, new Look(list));
    }

    /// See [Store#summaries]; as [#list].
    Answered<List<Summary>> summaries() {
        return call(process, new LookAtAll());
    }

    /// See [Store#find].
    Answered<List<Found>> find(Search search) {
        return call(process, new Find(search));
    }

    /// See [Store#check].
    Answered<Checkup> check() {
        return call(process, new Check(), ERRAND);
    }

    /// See [Store#copyTo]: the copy, which is to be deleted.
    Answered<Path> copy() {
        return call(process, new Copy(), ERRAND);
    }

    /// How many requests wait for the thread that writes.
    int waiting() {
        return call(process, new Waiting());
    }

    private sealed interface Request {}

    private record Write(Pid from, long ticket, Key key, Change change, TodoList after)
            implements Request, Cast {}

    private record Recall(Pid from, long ticket, ListId list, String key)
            implements Request, Cast {}

    private record Load(ListId list) implements Request, Call<Answered<Optional<TodoList>>> {}

    private record Look(ListId list) implements Request, Call<Answered<Optional<Summary>>> {}

    private record LookAtAll() implements Request, Call<Answered<List<Summary>>> {}

    private record Waiting() implements Request, Call<Integer> {}

    private record Check() implements Request, Call<Answered<Checkup>> {}

    private record Copy() implements Request, Call<Answered<Path>> {}

    private record Find(Search search) implements Request, Call<Answered<List<Found>>> {}

    /// A thread could not go on.
    private record Broken(Throwable error) {}

    /// Another day has passed.
    private enum Daily {
        FORGET
    }

    private record Callbacks(Share share, Store.Engine engine)
            implements GenServer<Request, StoreThreads> {

        @Override
        public Init<StoreThreads> init() throws InterruptedException {
            trapExit(true);
            Pid self = self();
            Path file = engine.file(share);
            try {
                StoreThreads threads =
                        Claims.take(
                                file,
                                StoreThreads.class,
                                () ->
                                        StoreThreads.of(
                                                share,
                                                engine,
                                                error -> self.send(new Broken(error))));
                threads.open();
                new Errand(share, engine).tidyUp();
                self.send(Daily.FORGET);
                return Init.ok(threads);
            } catch (StorageException e) {
                return Init.error(e.failure());
            }
        }

        @Override
        public Next<StoreThreads> handle(Request request, StoreThreads threads) {
            switch (request) {
                case Write asked -> write(asked, threads);
                case Recall(var from, var ticket, var list, var key) ->
                        threads.writing()
                                .ask(
                                        store -> store.kept(list, key),
                                        told(from, kept -> new Report.OfRecall(ticket, kept)));
                case Load asked ->
                        new Healing(threads)
                                .read(store -> store.list(asked.list()), to(GenServer.from(asked)));
                case Look asked ->
                        new Healing(threads)
                                .read(
                                        store -> store.summary(asked.list()),
                                        to(GenServer.from(asked)));
                case Waiting asked -> reply(GenServer.from(asked), threads.writing().waiting());
                case Check asked ->
                        new Healing(threads)
                                .check(new Errand(share, engine), to(GenServer.from(asked)));
                case Copy asked -> new Errand(share, engine).copy(to(GenServer.from(asked)));
                case LookAtAll asked ->
                        new Healing(threads).read(Store::summaries, to(GenServer.from(asked)));
                case Find asked ->
                        new Healing(threads)
                                .look(
                                        store -> store.find(asked.search()),
                                        to(GenServer.from(asked)));
            }
            return noReply(threads);
        }

        private static void write(Write asked, StoreThreads threads) {
            int waiting = threads.writing().waiting();
            Consumer<Answered<Written>> then =
                    told(asked.from(), written -> new Report.OfWrite(asked.ticket(), written));
            if (waiting >= ROOM) {
                then.accept(new Answered.Failed<>(new StorageFailure.Overloaded(waiting)));
            } else {
                threads.writing()
                        .ask(
                                store -> store.write(asked.key(), asked.change(), asked.after()),
                                then);
            }
        }

        @Override
        public Next<StoreThreads> handleInfo(Object message, StoreThreads threads)
                throws Throwable {
            return switch (message) {
                case Daily.FORGET -> {
                    Instant before = Instant.now().minus(MEMORY);
                    threads.writing().ask(store -> forget(store, before), failures());
                    sendAfter(self(), Daily.FORGET, DAY);
                    yield noReply(threads);
                }
                case Broken(var error) -> throw error;
                case Exit(_, var reason) -> stop(reason, threads); // the registry has ended
                default -> GenServer.super.handleInfo(message, threads);
            };
        }

        @Override
        public void terminate(ExitReason reason, StoreThreads threads) throws InterruptedException {
            Claims.release(engine.file(share));
        }

        private static boolean forget(Store store, Instant before) {
            store.forget(before);
            return true;
        }

        private static <T> Consumer<Answered<T>> to(From<Answered<T>> client) {
            return Callbacks.<T>failures().andThen(answer -> reply(client, answer));
        }

        private static <T> Consumer<Answered<T>> told(
                Pid client, Function<Answered<T>, Report> report) {
            return Callbacks.<T>failures().andThen(answer -> client.send(report.apply(answer)));
        }

        private static <T> Consumer<Answered<T>> failures() {
            return answer -> {
                if (answer instanceof Answered.Failed<T>(var failure)) {
                    LOG.log(ERROR, failure.message());
                }
            };
        }
    }
}
