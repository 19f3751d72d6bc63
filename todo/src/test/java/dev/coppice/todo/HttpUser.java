package dev.coppice.todo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Somebody who uses the to-do server over HTTP.
final class HttpUser implements AutoCloseable {

    /// How long a user waits for an answer.
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    HttpUser(int port) {
        base = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> entries(String list, String date) throws Exception {
        return get("/entries?list=" + encoded(list) + "&date=" + encoded(date));
    }

    HttpResponse<String> add(String list, String date, String title, String... headers)
            throws Exception {
        String entry = "list=" + encoded(list) + "&date=" + encoded(date);
        return send("POST", "/add_entry?" + entry + "&title=" + encoded(title), headers);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(method, BodyPublishers.noBody())
                        .timeout(LIMIT);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
