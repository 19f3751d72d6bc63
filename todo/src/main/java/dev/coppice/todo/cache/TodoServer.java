package dev.coppice.todo.cache;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static dev.coppice.server.Next.stop;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Via;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.Timeout;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Restart;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.NewEntry;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.registry.TodoRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Keeps one list in memory as long as somebody uses it, and answers for it.
///
/// What it has acknowledged is in the database. So it may die at any time, and the next request
/// starts another one, which reads the list again: it is temporary, nobody restarts it.
public record TodoServer(Destination process) {

    /// The server of a list, if there is one.
    static Via name(String list) {
        return TodoRegistry.name(TodoServer.class, list);
    }

    static ChildSpec childSpec(String list, Database database, Duration expiry) {
        return ChildSpec.worker(TodoServer.class, () -> startLink(list, database, expiry))
                .restart(Restart.TEMPORARY);
    }

    private static Pid startLink(String list, Database database, Duration expiry) {
        return GenServer.startLink(name(list), new Callbacks(list, database, expiry));
    }

    /// Adds an entry; it is committed when this returns. Adding the same wish again adds nothing.
    ///
    /// @return the entry that the list has for the wish's key, which may be another one than was
    ///   wished for
    public Entry add(NewEntry wish, Duration limit) {
        return call(process, new Add(wish), limit);
    }

    /// The entries of a day, oldest first.
    public List<Entry> entries(LocalDate date, Duration limit) {
        return call(process, new Entries(date), limit);
    }

    private sealed interface Request {}

    private record Add(NewEntry wish) implements Request, Call<Entry> {}

    private record Entries(LocalDate date) implements Request, Call<List<Entry>> {}

    private enum Step {
        LOAD
    }

    private record Callbacks(String list, Database database, Duration expiry)
            implements GenServer<Request, TodoList> {

        @Override
        public Init<TodoList> init() {
            IO.println("Starting to-do server for %s.".formatted(list));
            return Init.ok(TodoList.EMPTY).thenContinue(Step.LOAD);
        }

        @Override
        public Next<TodoList> handleContinue(Object step, TodoList empty) {
            return noReply(TodoList.of(database.entries(list))).timeoutAfter(expiry);
        }

        @Override
        public Next<TodoList> handle(Request request, TodoList todo) {
            return switch (request) {
                case Add asked -> {
                    Entry next = todo.next(asked.wish());
                    Entry kept = database.put(list, next);
                    TodoList grown = kept.equals(next) ? todo.with(kept) : todo;
                    yield reply(asked, kept, grown).timeoutAfter(expiry);
                }
                case Entries asked ->
                        reply(asked, todo.on(asked.date()), todo).timeoutAfter(expiry);
            };
        }

        @Override
        public Next<TodoList> handleInfo(Object message, TodoList todo) throws Throwable {
            if (message == Timeout.TIMEOUT) {
                IO.println("Stopping to-do server for %s".formatted(list));
                return stop(ExitReason.NORMAL, todo);
            }
            return GenServer.super.handleInfo(message, todo);
        }
    }
}
