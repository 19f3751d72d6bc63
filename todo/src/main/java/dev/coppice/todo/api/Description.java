package dev.coppice.todo.api;

import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The description of the API, as OpenAPI has it.
final class Description {

    private static final String FILE = "openapi.yaml";

    private final Body.Bytes text = new Body.Bytes(read());

    Route route() {
        return new Route(
                "GET",
                "/" + FILE,
                _ -> Response.ok(text).with("Content-Type", "application/yaml; charset=utf-8"));
    }

    static byte[] read() {
        try (InputStream file = Description.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
