package dev.coppice.todo.page;

import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.Map;
import java.util.Optional;

/// The page at `/`, and the files under `/page/` that it is made of.
///
/// @param inside what answers everything else
public record Page(Handler inside) implements Handler {

    private static final String FOLDER = "/page/";

    /// What stands elsewhere than in the folder.
    private static final String START = "/";

    /// A browser asks each time whether a file has changed, and is told in few bytes that it has
    /// not: after an update nobody sees half of the old page.
    private static final String ASK_AGAIN = "no-cache";

    /// What brings the page when the server does not, and may do so for all of it.
    private static final String WORKER = "/page/worker.js";

    private static final Map<String, String> FOR_ALL = Map.of("Service-Worker-Allowed", "/");

    @Override
    public Response answer(Request request) {
        return file(request.path())
                .map(file -> answer(request, file))
                .orElseGet(() -> inside.answer(request));
    }

    private static Optional<PageFile> file(String path) {
        if (path.equals(START)) {
            return PageFile.named("index.html");
        }
        return path.startsWith(FOLDER)
                ? PageFile.named(path.substring(FOLDER.length()))
                : Optional.empty();
    }

    private static Response answer(Request request, PageFile file) {
        return switch (request.method()) {
            case "GET", "HEAD" ->
                    (hasIt(request, file) ? Response.of(304, "") : Response.ok(file.bytes()))
                            .with("Content-Type", file.type())
                            .with("ETag", file.tag())
                            .with("Cache-Control", ASK_AGAIN)
                            .with(request.path().equals(WORKER) ? FOR_ALL : Map.of());
            default -> Response.of(405, "method not allowed").with("Allow", "GET, HEAD");
        };
    }

    private static boolean hasIt(Request request, PageFile file) {
        return request.header("If-None-Match")
                .filter(tags -> tags.contains(file.tag()))
                .isPresent();
    }
}
