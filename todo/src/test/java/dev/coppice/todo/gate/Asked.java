package dev.coppice.todo.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.web.Http.Request;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request that did not come over any network, to `localhost` unless a header says otherwise.
public record Asked(
        String method, String path, String query, Map<String, String> headers, String text)
        implements Request {

    public static Asked get(String path) {
        return new Asked("GET", path, "", Map.of("Host", "localhost:5454"), "");
    }

    public static Asked post(String path) {
        return new Asked("POST", path, "", Map.of("Host", "localhost:5454"), "");
    }

    public Asked with(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new Asked(method, path, query, more, text);
    }

    Asked token(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    public Asked by(String other) {
        return new Asked(other, path, query, headers, text);
    }

    Asked saying(String body) {
        return new Asked(method, path, query, headers, body);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Override
    public String remote() {
        return "127.0.0.1";
    }
}
