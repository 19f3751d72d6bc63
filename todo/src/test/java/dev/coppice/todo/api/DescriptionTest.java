package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.SharedServer;
import dev.coppice.todo.api.ApiUser.Answer;
import dev.coppice.todo.api.Contract.Operation;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.database.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `openapi.yaml` describes what there is: no more and no less.
@ExtendWith(SharedServer.class)
class DescriptionTest {

    private static final Contract CONTRACT = new Contract();
    private static final Duration ANY = Duration.ofSeconds(1);

    private final ApiUser user;

    DescriptionTest(ApiUser user) {
        this.user = user;
    }

    @Test
    void everyRouteIsDescribedAndWhatIsDescribedHasARoute() {
        Lists nobodyAsks = new Lists(new TodoCache(new Database(1), ANY), ANY);

        Set<String> routes = new TreeSet<>(Set.of("GET /entries", "POST /add_entry")); // the book's
        new Api(nobodyAsks)
                .routes()
                .forEach(route -> routes.add(route.method() + " " + route.path()));

        assertThat(CONTRACT.operations())
                .extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void theServerGivesItAway() {
        Answer answer = user.get("/openapi.yaml");

        assertThat(answer.header("Content-Type")).startsWith("application/yaml");
        assertThat(answer.text()).isEqualTo(new String(Description.read(), StandardCharsets.UTF_8));
    }

    static List<Operation> operations() {
        return CONTRACT.operations();
    }

    /// Of a path that is described, every method that is not is refused.
    @ParameterizedTest
    @MethodSource("operations")
    void otherMethodsAreRefusedAndTheRightOnesNamed(Operation operation) {
        Set<String> described = new TreeSet<>();
        CONTRACT.operations().stream()
                .filter(each -> each.path().equals(operation.path()))
                .forEach(each -> described.add(each.method()));
        if (described.contains("GET")) {
            described.add("HEAD");
        }
        String path = operation.path().replace("{list}", "0".repeat(16)).replace("{entry}", "1");

        for (String method : List.of("GET", "POST", "PATCH", "PUT", "DELETE", "BREW")) {
            if (!described.contains(method)) {
                Answer answer = user.send(method, path, "");

                assertThat(answer.status()).isEqualTo(405);
                assertThat(answer.header("Allow")).isEqualTo(String.join(", ", described));
            }
        }
    }
}
