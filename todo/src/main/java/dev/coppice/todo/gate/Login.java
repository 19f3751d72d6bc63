package dev.coppice.todo.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.access.Sessions;
import dev.coppice.todo.access.Token;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;

/// How browsers come by a session: a form that takes a token.
///
/// @param patience for those who show a wrong one
record Login(Tokens tokens, Sessions sessions, Patience patience) {

    private static final int LONGEST_FORM = 8 * 1024;
    private static final String ONCE_MORE =
            "<!doctype html><title>To-do</title><meta http-equiv=\"refresh\" content=\"0\">";
    private static final String PAGE = resource("login.html");
    private static final String STYLE = resource("login.css");

    /// The answer, if it is about logging in or out.
    Optional<Response> answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /login" ->
                    Optional.of(page(200, "", field(request.query(), "next").orElse("/")));
            case "GET /login.css" ->
                    Optional.of(Response.ok(STYLE).with("Content-Type", "text/css; charset=utf-8"));
            case "POST /login" -> Optional.of(logIn(request));
            case "POST /logout" -> Optional.of(logOut(request));
            default -> Optional.empty();
        };
    }

    /// Sends a browser to the form, and from there to where it wanted to go.
    ///
    /// A browser that follows a link on another site does not send the cookie, though it may have
    /// one. Told by this site to ask again, it does.
    static Response toForm(Request request) {
        if (request.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()) {
            return html(200, ONCE_MORE);
        }
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String next = URLEncoder.encode(request.path() + query, UTF_8);
        return goTo("/login?next=" + next);
    }

    private Response logIn(Request request) {
        String form = form(request);
        String next = field(form, "next").orElse("/");
        return field(form, "token")
                .map(String::strip)
                .flatMap(tokens::of)
                .map(token -> goTo(local(next)).with("Set-Cookie", begin(token, request)))
                .orElseGet(() ->
                        patience.slowly(request, page(401, "This token is not valid.", next)));
    }

    private Response logOut(Request request) {
        Caller.session(request).ifPresent(sessions::end);
        return goTo("/login").with("Set-Cookie", Caller.COOKIE + "=; Path=/; Max-Age=0");
    }

    /// A cookie that scripts do not see and that no other site's page makes the browser send. Over
    /// HTTPS, which a proxy in front of the server speaks, it is never sent without.
    private String begin(Token token, Request request) {
        boolean https = request.header("Origin").orElse("").startsWith("https:");
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(
                        Caller.COOKIE,
                        sessions.begin(token),
                        Sessions.LENGTH.toSeconds(),
                        https ? "; Secure" : "");
    }

    private static Response page(int status, String complaint, String next) {
        String html =
                PAGE.replace("{{complaint}}", escaped(complaint))
                        .replace("{{next}}", escaped(next));
        return html(status, html);
    }

    private static Response html(int status, String html) {
        return Response.of(status, html)
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Cache-Control", "no-store");
    }

    private static Response goTo(String path) {
        return Response.of(303, "").with("Location", path).with("Cache-Control", "no-store");
    }

    /// A path of this server; the start page instead of what leads elsewhere.
    private static String local(String next) {
        boolean isLocal = next.matches("/(?![/\\\\])[!-~]*");
        return isLocal ? next : "/";
    }

    private static String form(Request request) {
        try {
            return new String(request.body().readNBytes(LONGEST_FORM), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> field(String form, String name) {
        return Arrays.stream(form.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = Login.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " was not packaged");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
