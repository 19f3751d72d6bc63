package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The description of the API as a promise: what is answered must be as it says.
final class Contract {

    private static final String ID = "https://coppice.dev/openapi";
    private static final String NOWHERE = "/paths/~1api~1v1~1lists~1{list}/get";
    private static final List<String> METHODS = List.of("get", "post", "patch", "delete");

    private final JsonNode description;
    private final SchemaRegistry schemas;

    /// The one that the server gives away.
    Contract() {
        description =
                new YAMLMapper().readTree(new String(Description.read(), StandardCharsets.UTF_8));
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(ID, description.toString())));
    }

    /// A method of a path.
    ///
    /// @param node where it is described, as a JSON pointer
    record Operation(String method, String path, String node) {

        private boolean isAt(String path) {
            String form =
                    Stream.of(this.path.split("/", -1))
                            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                            .reduce((before, part) -> before + "/" + part)
                            .orElseThrow();
            return path.matches(form);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// All that are described.
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        description
                .get("paths")
                .forEachEntry((path, item) -> {
                    for (String method : METHODS) {
                        if (item.has(method)) {
                            String node = "/paths/" + path.replace("/", "~1") + "/" + method;
                            operations.add(
                                    new Operation(method.toUpperCase(Locale.ROOT), path, node));
                        }
                    }
                });
        return operations;
    }

    /// The statuses that an operation promises to be answered with.
    List<Integer> statuses(Operation operation) {
        return description.at(operation.node() + "/responses").propertyNames().stream()
                .filter(status -> !status.equals("default"))
                .map(Integer::valueOf)
                .toList();
    }

    /// Whether an operation takes a body.
    boolean takesBody(Operation operation) {
        return description.at(operation.node()).has("requestBody");
    }

    /// Fails if an answer is not as promised.
    void check(String method, String path, int status, String mediaType, String body) {
        List<Operation> there = operations().stream().filter(each -> each.isAt(path)).toList();
        Optional<Operation> asked =
                there.stream().filter(each -> each.method().equals(method)).findFirst();
        if (asked.isEmpty()) {
            int refused = there.isEmpty() ? 404 : 405;
            assertThat(status).as("%s %s, which is not described", method, path).isEqualTo(refused);
        }
        String responses =
                asked.or(() -> there.stream().findFirst()).map(Operation::node).orElse(NOWHERE)
                        + "/responses/";
        String response = resolved(responses + (isOfTheGate(status) ? "default" : status));
        assertThat(description.at(response).isMissingNode())
                .as("%s %s is answered %d %s", method, path, status, body)
                .isFalse();
        JsonNode types = description.at(response + "/content");
        if (types.isMissingNode()) {
            assertThat(body).as("%s %s is answered %d", method, path, status).isEmpty();
            return;
        }
        String bare = mediaType.split(";", 2)[0];
        assertThat(types.propertyNames()).as("%s %s", method, path).contains(bare);
        if (bare.endsWith("json")) {
            String schema = response + "/content/" + bare.replace("/", "~1") + "/schema";
            assertThat(
                            schemas.getSchema(SchemaLocation.of(ID + "#" + schema))
                                    .validate(body, InputFormat.JSON))
                    .as("%s %s is answered %d %s", method, path, status, body)
                    .isEmpty();
        }
    }

    /// What is said whatever is asked, before anybody looks what it is.
    private static boolean isOfTheGate(int status) {
        return switch (status) {
            case 401, 403, 405, 421, 429 -> true;
            default -> false;
        };
    }

    private String resolved(String pointer) {
        JsonNode reference = description.at(pointer).path("$ref");
        return reference.isMissingNode() ? pointer : reference.stringValue().substring(1);
    }
}
