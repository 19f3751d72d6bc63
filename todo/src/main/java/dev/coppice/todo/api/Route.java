package dev.coppice.todo.api;

import dev.coppice.todo.web.Http.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A method of a path, and how it is answered.
///
/// @param path what it looks like, with a name in braces where anything may stand
/// @param parts those of the path
record Route(String method, String path, List<String> parts, Function<Asked, Response> answer) {

    Route(String method, String path, Function<Asked, Response> answer) {
        this(method, path, parts(path), answer);
    }

    /// What stands where the path has names; none if it is another path.
    Optional<Map<String, String>> places(List<String> asked) {
        if (parts.size() != asked.size()) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                places.put(part.substring(1, part.length() - 1), asked.get(i));
            } else if (!part.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    /// The parts of a path between slashes.
    static List<String> parts(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
