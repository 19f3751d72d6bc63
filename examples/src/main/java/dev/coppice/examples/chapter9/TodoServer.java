package dev.coppice.examples.chapter9;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Init.ok;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.examples.chapter8.Entry;
import dev.coppice.examples.chapter8.TodoList;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Restart;
import java.time.LocalDate;
import java.util.List;

/// The process of one to-do list. It is temporary: if it crashes, the next request for the list
/// starts another.
public record TodoServer(Pid process) {

    /// How a supervisor starts the server of a list.
    public static ChildSpec childSpec(String name) {
        return ChildSpec.worker(TodoServer.class, () -> startLink(name)).restart(Restart.TEMPORARY);
    }

    private static Pid startLink(String name) {
        return GenServer.startLink(TodoRegistry.list(name), new Callbacks(name));
    }

    /// Adds an entry, and returns when it is written.
    public Entry addEntry(LocalDate date, String title) {
        return call(process, new AddEntry(date, title));
    }

    /// The entries of a day.
    public List<Entry> entries(LocalDate date) {
        return call(process, new Entries(date));
    }

    private sealed interface Request {}

    private record AddEntry(LocalDate date, String title) implements Request, Call<Entry> {}

    private record Entries(LocalDate date) implements Request, Call<List<Entry>> {}

    private enum Continuation {
        READ
    }

    private record Callbacks(String name) implements GenServer<Request, TodoList> {
        @Override
        public Init<TodoList> init() {
            IO.println("Starting to-do server for " + name + ".");
            return ok(TodoList.EMPTY).thenContinue(Continuation.READ);
        }

        @Override
        public Next<TodoList> handleContinue(Object continuation, TodoList empty) {
            return noReply(Database.get(name).orElse(empty));
        }

        @Override
        public Next<TodoList> handle(Request request, TodoList list) {
            return switch (request) {
                case AddEntry asked -> {
                    var grown = Database.store(name, list.add(asked.date(), asked.title()));
                    yield reply(asked, grown.entries().getLast(), grown);
                }
                case Entries asked -> reply(asked, list.on(asked.date()), list);
            };
        }
    }
}
