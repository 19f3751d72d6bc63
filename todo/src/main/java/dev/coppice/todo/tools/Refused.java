package dev.coppice.todo.tools;

import dev.coppice.todo.json.Json;
import dev.coppice.todo.json.Malformed;
import tools.jackson.databind.JsonNode;

/// Answers other than 200, in words.
public final class Refused {

    private Refused() {}

    /// What the server said, in one line.
    ///
    /// @param body a problem document, as a rule
    public static ToolFailure because(int status, byte[] body) {
        try {
            JsonNode problem = Json.read(body);
            String detail = problem.path("detail").asString("");
            String field = problem.path("field").asString("");
            if (!detail.isEmpty()) {
                return new ToolFailure(
                        detail.startsWith(field) ? detail : "%s: %s".formatted(field, detail));
            }
        } catch (Malformed notJson) {
            // told below
        }
        return new ToolFailure("the server answered " + status);
    }
}
