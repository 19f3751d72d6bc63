package dev.coppice.examples.chapter8;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Init.ok;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Destination;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads and writes lists, one at a time.
public record DatabaseWorker(Destination process) {

    /// Starts a worker on a folder.
    public static Pid startLink(Path folder) {
        return GenServer.startLink(new Callbacks(new ListFiles(folder)));
    }

    /// Writes a list, and returns when it is written.
    public TodoList store(String name, TodoList list) {
        return call(process, new Store(name, list));
    }

    /// Reads a list.
    public Optional<TodoList> get(String name) {
        return call(process, new Get(name));
    }

    private sealed interface Request {}

    private record Store(String name, TodoList list) implements Request, Call<TodoList> {}

    private record Get(String name) implements Request, Call<Optional<TodoList>> {}

    private record Callbacks(ListFiles files) implements GenServer<Request, ListFiles> {
        @Override
        public Init<ListFiles> init() {
            IO.println("Starting database worker.");
            return ok(files);
        }

        @Override
        public Next<ListFiles> handle(Request request, ListFiles files) throws IOException {
            return switch (request) {
                case Store asked -> {
                    files.write(asked.name(), asked.list());
                    yield reply(asked, asked.list(), files);
                }
                case Get asked -> reply(asked, files.read(asked.name()), files);
            };
        }
    }
}
