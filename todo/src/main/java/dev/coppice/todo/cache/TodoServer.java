package dev.coppice.todo.cache;

import static dev.coppice.process.Processes.node;
import static dev.coppice.server.GenServer.call;

import dev.coppice.process.Pid;
import dev.coppice.process.Via;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Restart;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.registry.TodoRegistry;
import java.time.Duration;
import java.util.Optional;

/// Keeps one list in memory as long as somebody uses it, and answers for it.
///
/// What it has acknowledged is in the database. So it may die at any time, and the next request
/// starts another one, which reads the list again: it is temporary, nobody restarts it.
///
/// @param display what can be had without asking it
public record TodoServer(Pid process, Display display) {

    /// The server of a list, if it runs.
    static Optional<TodoServer> of(ListId list) {
        return TodoRegistry.find(TodoServer.class, list)
                .map(entry -> new TodoServer(entry.pid(), (Display) entry.value()));
    }

    /// A server that is not started yet.
    ///
    /// @param called what the list is called in the meantime, if it is not there yet
    static ChildSpec childSpec(ListId list, String called, Database database, Duration expiry) {
        return ChildSpec.worker(TodoServer.class, () -> startLink(list, called, database, expiry))
                .restart(Restart.TEMPORARY);
    }

    private static Pid startLink(ListId list, String called, Database database, Duration expiry) {
        Display display = new Display(node().clock());
        Via name = TodoRegistry.name(TodoServer.class, list, display);
        return GenServer.startLink(name, new ListKeeping(list, called, database, expiry, display));
    }

    /// The list as it is committed. A value: it can be read as long as one likes, by whoever reads.
    /// Asks the process only if that has not read the list itself yet.
    ///
    /// @throws Busy when too many others wait
    public TodoList list(Duration limit) {
        return display.list().orElseGet(() -> ask(new Request.Read(), limit));
    }

    /// The list as soon as it is committed at a later revision than this.
    ///
    /// @throws Busy when too many others wait
    public TodoList listAfter(long revision, Duration limit) {
        return ask(new Request.Await(revision, System.nanoTime() + limit.toNanos()), limit);
    }

    /// Changes the list; what is answered is committed. The same key changes it once.
    ///
    /// @throws Busy when too many others wait
    public Answer change(Key key, Action action, Duration limit) {
        return ask(new Request.Do(key, action), limit);
    }

    private <T> T ask(Call<T> request, Duration limit) {
        if (!display.turnstile().enter()) {
            throw new Busy();
        }
        return call(process, request, limit);
    }

    /// Thrown when a list has more to do than it can do soon.
    public static final class Busy extends RuntimeException {
        Busy() {
            super("too many requests are waiting for this list", null, false, false);
        }
    }

    sealed interface Request {

        record Read() implements Request, Call<TodoList> {}

        /// Asks for the list at a later revision.
        ///
        /// @param until when nobody waits for the answer any more, by `System.nanoTime`
        record Await(long revision, long until) implements Request, Call<TodoList> {}

        record Do(Key key, Action action) implements Request, Call<Answer> {}
    }
}
