package dev.coppice.todo.torture;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// The server as its clients see it.
final class Web implements Verdict.Reading, AutoCloseable {

    /// What a change that was taken is counted as.
    static final String CHANGE = "change";

    /// How long a client waits for an answer.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Tally tally;

    Web(int port, Tally tally) {
        this.base = "http://127.0.0.1:" + port;
        this.tally = tally;
    }

    /// Adds an entry.
    ///
    /// @param key what the request is called, so that it can be sent again; none if it is not to be
    /// @return whether that was acknowledged
    boolean add(Promise entry, Optional<String> key) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        base
                                                + "/add_entry?"
                                                + of(entry.list(), entry.day())
                                                + "&title="
                                                + encoded(entry.title())))
                        .POST(BodyPublishers.noBody());
        key.ifPresent(name -> request.header("Idempotency-Key", name));
        return send(request, CHANGE).isPresent();
    }

    @Override
    public Optional<String> entries(String list, String day) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/entries?" + of(list, day))), "read");
    }

    private Optional<String> send(HttpRequest.Builder request, String kind)
            throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
            switch (answer.statusCode()) {
                case 200 -> {
                    tally.answered();
                    tally.count(kind);
                    return Optional.of(answer.body());
                }
                case 503, 507 -> tally.count(kind + " refused " + answer.statusCode());
                default ->
                        tally.complain(
                                "a %s was answered %d: %s"
                                        .formatted(kind, answer.statusCode(), answer.body()));
            }
        } catch (HttpTimeoutException tooLong) {
            tally.count(kind + " without an answer in time");
        } catch (IOException broken) {
            tally.count(kind + " without an answer, as the connection broke");
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private static String of(String list, String day) {
        return "list=" + encoded(list) + "&date=" + day;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
