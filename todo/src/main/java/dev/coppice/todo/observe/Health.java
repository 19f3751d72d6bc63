package dev.coppice.todo.observe;

import dev.coppice.process.Destination;
import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.List;
import java.util.function.Supplier;

/// Says whether the server is well, to whoever watches over it, without a token.
///
/// `/healthz` says whether the tree is up, and is answered at once, whatever hangs. `/readyz` says
/// whether changes can be kept as well.
///
/// @param parts the processes without which the tree is not up
/// @param lacking what is missing to keep changes; empty when nothing is
/// @param next answers everything else
public record Health(
        List<? extends Destination> parts, Supplier<List<String>> lacking, Handler next)
        implements Handler {

    @Override
    public Response answer(Request request) {
        return switch (request.path()) {
            case "/healthz" -> report(request, missing());
            case "/readyz" -> {
                List<String> missing = missing();
                yield report(request, missing.isEmpty() ? lacking.get() : missing);
            }
            default -> next.answer(request);
        };
    }

    private List<String> missing() {
        return parts.stream()
                .filter(part -> part.pid().isEmpty())
                .map(part -> part + " is restarting")
                .toList();
    }

    private static Response report(Request request, List<String> problems) {
        Response answer =
                switch (request.method()) {
                    case "GET", "HEAD" ->
                            problems.isEmpty()
                                    ? Response.ok("ok")
                                    : Response.of(503, String.join("\n", problems))
                                            .with("Retry-After", "1");
                    default -> Response.of(405, "method not allowed").with("Allow", "GET, HEAD");
                };
        return answer.with("Cache-Control", "no-store");
    }
}
