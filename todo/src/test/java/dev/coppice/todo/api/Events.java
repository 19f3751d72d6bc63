package dev.coppice.todo.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Server-sent events, read as a browser does.
public final class Events implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private String lastId = "";
    private String retry = "";

    Events(HttpResponse<InputStream> response) {
        this.response = response;
        lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /// An event.
    ///
    /// @param id what a browser would send as `Last-Event-ID` from here on
    public record Event(String name, String id, JsonNode data) {

        public String text(String field) {
            return data.get(field).stringValue();
        }

        public long number(String field) {
            return data.get(field).longValue();
        }
    }

    public HttpResponse<?> response() {
        return response;
    }

    /// After how many milliseconds to come again, as far as that was said.
    public String retry() {
        return retry;
    }

    /// Waits for the next event.
    public Event next() {
        return nextIfAny().orElseThrow(() -> new AssertionError("the stream has ended"));
    }

    /// Waits for so many events.
    public List<Event> next(int count) {
        List<Event> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(next());
        }
        return events;
    }

    /// Waits for the next event, or the end of the stream.
    public Optional<Event> nextIfAny() {
        Map<String, String> fields = new HashMap<>();
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String[] parts = line.get().split(": ?", 2);
            if (line.get().isEmpty() && fields.containsKey("data")) {
                lastId = fields.getOrDefault("id", lastId);
                JsonNode data = Json.read(fields.get("data").getBytes(UTF_8));
                return Optional.of(
                        new Event(fields.getOrDefault("event", "message"), lastId, data));
            }
            if (parts[0].equals("retry")) {
                retry = parts[1];
            } else if (!parts[0].isEmpty()) {
                fields.put(parts[0], parts[1]);
            }
        }
        return Optional.empty();
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
