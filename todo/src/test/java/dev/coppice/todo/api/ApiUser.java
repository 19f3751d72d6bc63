package dev.coppice.todo.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Somebody who uses the API, and holds every answer against its description.
public final class ApiUser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Contract CONTRACT = new Contract();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public ApiUser(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /// What was answered.
    public record Answer(int status, String text, HttpResponse<?> response) {

        public JsonNode json() {
            return Json.read(text.getBytes(UTF_8));
        }

        /// A field that is a text.
        public String text(String field) {
            return json().get(field).stringValue();
        }

        /// A field that is a number.
        public long number(String field) {
            return json().get(field).longValue();
        }

        /// A field of each item of a field that is an array.
        public List<String> texts(String array, String field) {
            return json().get(array)
                    .valueStream()
                    .map(item -> item.get(field).stringValue())
                    .toList();
        }

        /// A header, or nothing.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /// Sends a request, whose body is JSON unless a header says otherwise.
    ///
    /// @throws UncheckedIOException when nobody answers
    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        if (!body.isEmpty() && List.of(headers).stream().noneMatch("Content-Type"::equals)) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            CONTRACT.check(
                    method,
                    URI.create(base + path).getRawPath(),
                    answer.statusCode(),
                    type,
                    answer.body());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Listens to a stream.
    public Events listen(String path, String... headers) {
        try {
            return new Events(
                    client.send(request(path, headers).build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException("no stream at " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /// Creates a list that nobody else knows, and answers its path.
    public String createList() {
        return createList("list " + UUID.randomUUID());
    }

    /// Creates a list of this name, and answers its path.
    public String createList(String name) {
        return post("/api/v1/lists", "{\"name\": \"%s\"}".formatted(name)).header("Location");
    }

    /// Adds entries with these titles to the list at a path.
    public void add(String list, String... titles) {
        for (String title : titles) {
            post(list + "/entries", "{\"title\": \"%s\"}".formatted(title));
        }
    }

    /// The titles of the list at a path, in its order.
    public List<String> titles(String list) {
        return get(list + "/entries?limit=1000").texts("entries", "title");
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
