package dev.coppice.todo;

import dev.coppice.todo.RunningSystem.CannotStart;
import dev.coppice.todo.api.Api;
import dev.coppice.todo.database.StorageFailure.OtherWorkers;
import dev.coppice.todo.gate.Entrance;
import dev.coppice.todo.tools.Refused;
import dev.coppice.todo.tools.Server;
import dev.coppice.todo.tools.ToolFailure;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A system without the web that is there for a moment, for tools of this JVM.
final class ServerForTools implements Server {

    private static final int USUAL_WORKERS = 3;

    private final PrintStream out = System.out;
    private final RunningSystem system;
    private final Api api;

    private ServerForTools(Settings settings) {
        // What servers say is not what tools say.
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            system = RunningSystem.startInside(settings);
        } catch (CannotStart e) {
            System.setOut(out);
            throw e;
        }
        api = new Api(TodoSystem.lists(settings));
    }

    /// Starts one for a folder, with as many workers as that was made with.
    ///
    /// @throws ToolFailure when that cannot be
    static Server start(Path folder) {
        try {
            return start(folder, USUAL_WORKERS);
        } catch (CannotStart e) {
            if (e.problem() instanceof OtherWorkers(_, var recorded, _)) {
                return start(folder, recorded);
            }
            throw new ToolFailure(e.problem().message());
        }
    }

    private static Server start(Path folder, int workers) {
        Settings settings =
                new Settings(Entrance.onlyHere(0), folder, workers, Duration.ofMinutes(1));
        return new ServerForTools(settings.requestLimit(Duration.ofHours(1)));
    }

    @Override
    public void ask(Question question, OutputStream answer) throws IOException {
        Optional<Exception> failure = system.node().in(() -> asked(question, answer));
        switch (failure.orElse(null)) {
            case null -> {}
            case IOException cannotHandOver -> throw cannotHandOver;
            case RuntimeException e when e.getCause() instanceof IOException within -> throw within;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }

    /// What is thrown in a process ends that, so it is carried out of it.
    private Optional<Exception> asked(Question question, OutputStream answer) {
        try {
            hand(api.answer(new Asked(question)), answer);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(e);
        }
    }

    private static void hand(Response response, OutputStream answer) throws IOException {
        if (response.status() != 200) {
            throw Refused.because(
                    response.status(), response.text().getBytes(StandardCharsets.UTF_8));
        }
        switch (response.body()) {
            case Body.Whole whole -> answer.write(whole.bytes());
            case Body.Stream stream -> stream.send(answer);
        }
    }

    @Override
    public void close() {
        system.close();
        System.setOut(out);
    }

    /// What a tool asks, as a request.
    private record Asked(Question question) implements Request {

        @Override
        public String method() {
            return question.method();
        }

        @Override
        public String path() {
            return question.path().split("\\?", 2)[0];
        }

        @Override
        public String query() {
            int mark = question.path().indexOf('?');
            return mark < 0 ? "" : question.path().substring(mark + 1);
        }

        @Override
        public Optional<String> header(String name) {
            return question.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue())
                    .findFirst();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(question.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String remote() {
            return "this process";
        }
    }
}
