package dev.coppice.benchmarks.todo;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/// Helidon's own web server, which answers everything with the same text: as fast as it gets.
final class Constant {

    private Constant() {}

    /// Runs it.
    ///
    /// @param arguments the port, and the text
    public static void main(String... arguments) {
        String text = arguments[1];
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .routing(
                        HttpRouting.builder()
                                .any((_, response) ->
                                        response.header(
                                                        HeaderNames.CONTENT_TYPE,
                                                        "text/plain; charset=utf-8")
                                                .send(text)))
                .build()
                .start();
    }
}
