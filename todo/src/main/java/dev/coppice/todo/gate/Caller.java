package dev.coppice.todo.gate;

import dev.coppice.todo.access.Sessions;
import dev.coppice.todo.access.Token;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.web.Http.Request;
import java.util.Arrays;
import java.util.Optional;

/// Who asks, as far as the request tells.
sealed interface Caller {

    /// Somebody of whom nobody wants to know.
    record Anybody() implements Caller {}

    /// The holder of this token.
    record Known(Token token) implements Caller {}

    /// Somebody who shows no token.
    record Nobody() implements Caller {}

    /// Somebody who shows one that is none.
    record Pretender() implements Caller {}

    /// What the token is called.
    default Optional<String> name() {
        return switch (this) {
            case Known(var token) -> Optional.of(token.name());
            case Owner() -> Optional.of("owner of the folder");
            case Anybody(), Nobody(), Pretender() -> Optional.empty();
        };
    }

    /// A tool of whoever owns the folder.
    record Owner() implements Caller {}

    /// The cookie that shows a browser's session.
    String COOKIE = "todo_session";

    /// By the header `Authorization`, or else by the session of a browser; one that has ended is
    /// none.
    static Caller of(Request request, Tokens tokens, Sessions sessions) {
        Optional<String> header = request.header("Authorization");
        if (header.isPresent()) {
            return bearer(header.get())
                    .flatMap(tokens::of)
                    .<Caller>map(Known::new)
                    .orElseGet(Pretender::new);
        }
        return session(request)
                .flatMap(sessions::of)
                .<Caller>map(Known::new)
                .orElseGet(Nobody::new);
    }

    /// The secret of a browser's session.
    static Optional<String> session(Request request) {
        return request.header("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }
}
