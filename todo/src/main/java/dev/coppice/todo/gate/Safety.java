package dev.coppice.todo.gate;

import java.util.Map;

/// What browsers are told with every answer, so that they do nothing for others with it.
public final class Safety {

    /// Scripts, styles and images come from this server, stand in files of their own, and talk to
    /// this server; nobody shows the page inside of another one.
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// The headers that tell them.
    public static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy", CONTENT,
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin");

    private Safety() {}
}
