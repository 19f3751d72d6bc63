package dev.coppice.todo.observe;

import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.Map;
import java.util.function.Supplier;

/// Answers `/metrics`.
///
/// @param waiting how many changes wait for which database worker
/// @param next answers everything else
public record MetricsPage(Metrics metrics, Supplier<Map<Integer, Integer>> waiting, Handler next)
        implements Handler {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    @Override
    public Response answer(Request request) {
        if (!request.path().equals("/metrics")) {
            return next.answer(request);
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> {
                metrics.waiting(waiting.get());
                yield Response.ok(metrics.text()).with("Content-Type", TEXT);
            }
            default -> Response.of(405, "method not allowed").with("Allow", "GET, HEAD");
        };
    }
}
