package dev.coppice.todo.database;

import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.reply;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.stop;
import static java.lang.System.Logger.Level.ERROR;
import static java.time.Duration.ofSeconds;

import dev.coppice.process.Destination;
import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.Call;
import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.todo.ground.Claims;
import dev.coppice.todo.list.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Keeps one share of the lists.
///
/// It hands each request to its [StoreThread], which answers it; so it is never busy itself.
record DatabaseWorker(Destination process) {

    private static final System.Logger LOG = System.getLogger(DatabaseWorker.class.getName());

    /// How long it may take to close a store: a commit under way may be slow.
    private static final Duration CLOSING = ofSeconds(15);

    static ChildSpec childSpec(Share share, Store.Engine engine, Destination name) {
        return ChildSpec.worker(share.worker(), () -> startLink(share, engine, name))
                .shutdown(Shutdown.within(CLOSING));
    }

    private static Pid startLink(Share share, Store.Engine engine, Destination name) {
        IO.println("Starting database worker.");
        name.pid().ifPresent(DatabaseWorker::awaitEnd);
        return GenServer.startLink(name, new Callbacks(share, engine));
    }

    /// Waits for the worker of a database that was killed: it closes its store before it ends.
    private static void awaitEnd(Pid orphan) {
        Ref watch = monitor(orphan);
        receive(Down.class, down -> down.ref() == watch, CLOSING);
        demonitorFlush(watch);
    }

    /// See [Store#put].
    Answered<Entry> put(String list, Entry entry) {
        return call(process, new Put(list, entry));
    }

    /// See [Store#entries].
    Answered<List<Entry>> entries(String list) {
        return call(process, new Entries(list));
    }

    private sealed interface Request {}

    private record Put(String list, Entry entry) implements Request, Call<Answered<Entry>> {}

    private record Entries(String list) implements Request, Call<Answered<List<Entry>>> {}

    /// The thread could not go on.
    private record Broken(Throwable error) {}

    private record Callbacks(Share share, Store.Engine engine)
            implements GenServer<Request, StoreThread> {

        @Override
        public Init<StoreThread> init() throws InterruptedException {
            trapExit(true);
            Pid self = self();
            Path file = engine.file(share);
            try {
                StoreThread thread =
                        Claims.take(
                                file,
                                StoreThread.class,
                                () ->
                                        new StoreThread(
                                                file,
                                                () -> engine.open(share),
                                                error -> self.send(new Broken(error))));
                thread.open();
                return Init.ok(thread);
            } catch (StorageException e) {
                return Init.error(e.failure());
            }
        }

        @Override
        public Next<StoreThread> handle(Request request, StoreThread thread) {
            switch (request) {
                case Put asked ->
                        thread.ask(
                                store -> store.put(asked.list(), asked.entry()),
                                to(GenServer.from(asked)));
                case Entries asked ->
                        thread.ask(store -> store.entries(asked.list()), to(GenServer.from(asked)));
            }
            return noReply(thread);
        }

        @Override
        public Next<StoreThread> handleInfo(Object message, StoreThread thread) throws Throwable {
            return switch (message) {
                case Broken(var error) -> throw error;
                case Exit(_, var reason) -> stop(reason, thread); // the registry has ended
                default -> GenServer.super.handleInfo(message, thread);
            };
        }

        @Override
        public void terminate(ExitReason reason, StoreThread thread) throws InterruptedException {
            Claims.release(engine.file(share));
        }

        private static <T> Consumer<Answered<T>> to(From<Answered<T>> client) {
            return answer -> {
                if (answer instanceof Answered.Failed<T>(var failure)) {
                    LOG.log(ERROR, failure.message());
                }
                reply(client, answer);
            };
        }
    }
}
