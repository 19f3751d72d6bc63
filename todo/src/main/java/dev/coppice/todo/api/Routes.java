package dev.coppice.todo.api;

import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Finds out which route a request takes.
///
/// @param all no two of them the same
record Routes(List<Route> all) {

    Routes {
        all = List.copyOf(all);
    }

    /// Answers a request; none if there is no such path.
    Optional<Response> answer(Request request) {
        List<String> parts = Route.parts(request.path());
        List<String> allowed = new ArrayList<>();
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        for (Route route : all) {
            Optional<Map<String, String>> places = route.places(parts);
            if (places.isPresent()) {
                if (route.method().equals(method)) {
                    return Optional.of(route.answer().apply(new Asked(request, places.get())));
                }
                allowed.add(route.method());
            }
        }
        return allowed.isEmpty() ? Optional.empty() : Optional.of(notAllowed(allowed));
    }

    private static Response notAllowed(List<String> allowed) {
        TreeSet<String> methods = new TreeSet<>(allowed);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        String list = String.join(", ", methods);
        return Problem.of(405, "method-not-allowed", "Method not allowed", "there are " + list)
                .response()
                .with("Allow", list);
    }
}
