package dev.coppice.todo.api;

import dev.coppice.todo.api.ApiUser.Answer;
import dev.coppice.todo.api.Contract.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A request for an operation, which is as it should be unless something about it is changed.
///
/// @param path with its query
/// @param body empty for none
/// @param headers names and values in turn
record Sample(String method, String path, String body, List<String> headers) {

    /// One that is about the first entry of a list.
    ///
    /// @param list the path of the list
    static Sample of(Operation operation, String list) {
        String id = list.substring(list.lastIndexOf('/') + 1);
        String path = operation.path().replace("{list}", id).replace("{entry}", "1");
        return new Sample(operation.method(), path + query(operation), body(operation), List.of());
    }

    private static String query(Operation operation) {
        return switch (operation.toString()) {
            case "DELETE /api/v1/lists/{list}/entries" -> "?done=true";
            case "GET /api/v1/lists/{list}/changes" -> "?since=0";
            case "GET /entries" -> "?list=bob&date=2018-12-19";
            case "POST /add_entry" -> "?list=bob&date=2018-12-19&title=Dentist";
            default -> "";
        };
    }

    private static String body(Operation operation) {
        String path = operation.path();
        return switch (operation.method()) {
            case "GET", "DELETE" -> "";
            case "PATCH" ->
                    path.endsWith("{entry}")
                            ? "{\"title\": \"%s\"}".formatted(UUID.randomUUID())
                            : "{\"name\": \"%s\"}".formatted(UUID.randomUUID());
            default ->
                    switch (path.substring(path.lastIndexOf('/') + 1)) {
                        case "lists" -> "{\"name\": \"%s\"}".formatted(UUID.randomUUID());
                        case "entries" -> "{\"title\": \"Dentist\"}";
                        case "move" -> "{\"before\": null}";
                        case "undo" -> "{\"revision\": 2}";
                        case "import" -> imported();
                        default -> "";
                    };
        };
    }

    private static String imported() {
        return """
        {"format": "coppice-todo-1", "lists": [
          {"name": "%s", "entries": [{"title": "Dentist"}]}]}
        """
                .formatted(UUID.randomUUID());
    }

    Sample withBody(String other) {
        return new Sample(method, path, other, headers);
    }

    Sample withParameter(String parameter) {
        String and = path.contains("?") ? "&" : "?";
        return new Sample(method, path + and + parameter, body, headers);
    }

    Sample with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(Arrays.asList(header, value));
        return new Sample(method, path, body, more);
    }

    Answer sentBy(ApiUser user) {
        return user.send(method, path, body, headers.toArray(String[]::new));
    }
}
