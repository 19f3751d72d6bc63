package dev.coppice.todo.web;

import dev.coppice.todo.web.Http.Response;

/// What goes wrong before anybody knows what a request is about, as RFC 9457 has it.
public enum Trouble {
    /// It is no HTTP.
    BAD_REQUEST(400, "bad-request", "Bad request", "this is not a request of HTTP/1.1"),

    /// The line with the path and the query is too long.
    LINE_TOO_LONG(
            414,
            "request-line-too-long",
            "Request line too long",
            "the request line is longer than " + Http.LONGEST_REQUEST_LINE + " bytes",
            Http.LONGEST_REQUEST_LINE),

    /// All headers together are too large.
    HEADERS_TOO_LARGE(
            431,
            "headers-too-large",
            "Headers too large",
            "the headers are larger than " + Http.LARGEST_HEADERS + " bytes",
            Http.LARGEST_HEADERS),

    /// The handler has failed.
    FAILED(500, "internal-error", "Internal error", "the server's log says what happened"),

    /// There are too many others.
    NO_ROOM(503, "too-many-connections", "Too many connections", "try again in a moment"),

    /// It is another HTTP.
    OTHER_VERSION(505, "http-version", "HTTP version not supported", "this is HTTP/1.1 only");

    private final int status;
    private final String problem;

    Trouble(int status, String kind, String title, String detail) {
        this(status, kind, title, detail, "");
    }

    Trouble(int status, String kind, String title, String detail, int limit) {
        this(status, kind, title, detail, ",\"limit\":" + limit);
    }

    Trouble(int status, String kind, String title, String detail, String more) {
        this.status = status;
        this.problem =
                "{\"type\":\"urn:coppice:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                        .formatted(kind, title, status, detail, more);
    }

    /// What the client is told.
    public Response response() {
        Response answer =
                Response.of(status, problem).with("Content-Type", "application/problem+json");
        return this == NO_ROOM ? answer.with("Retry-After", "1") : answer;
    }
}
