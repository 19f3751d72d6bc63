package dev.coppice.todo.gate;

import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.Optional;
import java.util.Set;

/// Which pages may use the API from within a browser: the server's own, and those that were allowed
/// to.
record Origins(Set<String> allowed) {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID";
    private static final String RESPONSE_HEADERS = "ETag, Location, Retry-After, Allow";

    /// Whether a request comes from a page that has no business here. Browsers send such requests
    /// on anybody's behalf; only their answer they keep from the page.
    boolean areForeignTo(Request request) {
        return request.header("Origin")
                .filter(origin -> !allowed.contains(origin) && !isOwn(origin, request))
                .isPresent();
    }

    /// What a browser is told that asks whether a page of another origin may send a request.
    Optional<Response> preflight(Request request) {
        if (!request.method().equals("OPTIONS")
                || request.header("Access-Control-Request-Method").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                allowedOne(request)
                        .map(_ ->
                                Response.of(204, "")
                                        .with("Access-Control-Allow-Methods", METHODS)
                                        .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                                        .with("Access-Control-Max-Age", "600"))
                        .orElseGet(() -> Response.of(403, "this origin may not use this server")));
    }

    /// Lets the page have the answer, if it is one of those that may.
    Response open(Request request, Response response) {
        if (allowed.isEmpty()) {
            return response;
        }
        Response varied = response.with("Vary", "Origin");
        return allowedOne(request)
                .map(origin ->
                        varied.with("Access-Control-Allow-Origin", origin)
                                .with("Access-Control-Expose-Headers", RESPONSE_HEADERS))
                .orElse(varied);
    }

    private Optional<String> allowedOne(Request request) {
        return request.header("Origin").filter(allowed::contains);
    }

    /// Behind a proxy the scheme is another one, but the host is the same.
    private static boolean isOwn(String origin, Request request) {
        return request.header("Host").filter(host -> origin.endsWith("://" + host)).isPresent();
    }
}
