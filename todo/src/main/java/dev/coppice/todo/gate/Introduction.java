package dev.coppice.todo.gate;

import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Token;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What callers who have been let in hear about themselves at `/session`: their role, and the name
/// of their token where one is asked for.
final class Introduction {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Introduction() {}

    static boolean isAskedFor(Request request) {
        return request.method().equals("GET") && request.path().equals("/session");
    }

    static Response of(Optional<Token> token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        token.ifPresent(known -> fields.put("name", known.name()));
        fields.put("role", name(token.map(Token::role).orElse(Role.ADMIN)));
        return Response.of(200, JSON.writeValueAsString(fields))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store");
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
