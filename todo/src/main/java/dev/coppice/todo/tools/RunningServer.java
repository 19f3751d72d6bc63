package dev.coppice.todo.tools;

import dev.coppice.todo.access.LocalKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A server that runs, asked over HTTP with the key that it has left in its folder.
final class RunningServer implements Server {

    private static final Question ANYTHING = Question.get("/api/v1/lists?limit=1");
    private static final int NOT_THE_KEY = 401;
    private static final int AT_ONCE = 16 * 1024;

    private final LocalKey.Left key;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private RunningServer(LocalKey.Left key) {
        this.key = key;
    }

    /// The server that runs on a folder; none if there is no key, or the server that left it has
    /// ended.
    static Optional<Server> of(Path folder) {
        return LocalKey.leftIn(folder).map(RunningServer::new).flatMap(RunningServer::ifItRuns);
    }

    private Optional<Server> ifItRuns() {
        try (InputStream answer = send(ANYTHING).body()) {
            answer.skipNBytes(0);
            return Optional.of(this);
        } catch (Gone | IOException gone) {
            close();
            return Optional.empty();
        }
    }

    /// Nobody is there, or somebody else.
    private static final class Gone extends RuntimeException {
        Gone() {
            super(null, null, false, false);
        }
    }

    @Override
    public void ask(Question question, OutputStream answer) throws IOException {
        HttpResponse<InputStream> response = send(question);
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw Refused.because(response.statusCode(), body.readAllBytes());
            }
            hand(body, answer);
        }
    }

    private void hand(InputStream body, OutputStream answer) throws IOException {
        byte[] part = new byte[AT_ONCE];
        for (int length = read(body, part); length >= 0; length = read(body, part)) {
            answer.write(part, 0, length);
        }
    }

    private int read(InputStream body, byte[] part) {
        try {
            return body.read(part);
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private HttpResponse<InputStream> send(Question question) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(key.address().resolve(question.path()))
                        .method(question.method(), BodyPublishers.ofString(question.body()))
                        .header("Authorization", key.authorization());
        question.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == NOT_THE_KEY) {
                throw new Gone();
            }
            return response;
        } catch (ConnectException e) {
            throw new Gone();
        } catch (IOException e) {
            throw brokenOff();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailure("interrupted");
        }
    }

    private ToolFailure brokenOff() {
        return new ToolFailure(
                "the server at %s has broken off: its log may say why".formatted(key.address()));
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
