package dev.coppice.todo.gate;

import dev.coppice.todo.access.Role;
import dev.coppice.todo.web.Http.Request;

/// What a request takes.
final class Permission {

    private Permission() {}

    /// The role that is enough for it.
    static Role neededFor(Request request) {
        return switch (request.path()) {
            case "/api/v1/export", "/api/v1/import", "/api/v1/backup", "/api/v1/check" ->
                    Role.ADMIN;
            default -> changes(request) ? Role.WRITE : Role.READ;
        };
    }

    /// Whether it may change something.
    static boolean changes(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }
}
