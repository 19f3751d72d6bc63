package dev.coppice.todo.gate;

import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Why somebody is not let in, as the API says it or in plain words, whichever was asked.
///
/// @param kind what kind of problem it is, for programs
/// @param title the same for people
/// @param detail what to do
record Refusal(int status, String kind, String title, String detail) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final Refusal UNKNOWN_HOST =
            new Refusal(
                    421,
                    "unknown-host",
                    "Not known under this name",
                    "start the server with --name and the host name that you use");
    static final Refusal FOREIGN_ORIGIN =
            new Refusal(
                    403,
                    "foreign-origin",
                    "Sent by a page of another origin",
                    "start the server with --cors-origin and the origin of the page");
    static final Refusal NO_TOKEN =
            new Refusal(
                    401,
                    "no-token",
                    "A token is needed",
                    "send the header \"Authorization: Bearer TOKEN\"; todo token create makes one");
    static final Refusal WRONG_TOKEN =
            new Refusal(
                    401,
                    "wrong-token",
                    "This token is not valid",
                    "it was revoked, or is of another server");
    static final Refusal TOO_MANY_FAILURES =
            new Refusal(
                    429,
                    "too-many-failures",
                    "Too many wrong tokens at once",
                    "try again in a moment");

    static Refusal needs(String role) {
        return new Refusal(
                403,
                "not-allowed",
                "This token does not allow that",
                "it takes a token of the role " + role);
    }

    Response to(Request request) {
        Response plain =
                request.path().startsWith("/api/")
                        ? Response.of(status, problem())
                                .with("Content-Type", "application/problem+json")
                        : Response.of(status, title + ": " + detail);
        return switch (status) {
            case 401 -> plain.with("WWW-Authenticate", "Bearer realm=\"todo\"");
            case 429 -> plain.with("Retry-After", "1");
            default -> plain;
        };
    }

    private String problem() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "urn:coppice:problem:" + kind);
        fields.put("title", title);
        fields.put("status", status);
        fields.put("detail", detail);
        return JSON.writeValueAsString(fields);
    }
}
