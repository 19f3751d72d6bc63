package dev.coppice.todo.observe;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.register;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.unregister;
import static dev.coppice.todo.gate.Asked.get;
import static dev.coppice.todo.gate.Asked.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Name;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.web.Http.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What whoever watches over the server is told.
@CoppiceTest
class HealthTest {

    private static final Name ENGINE = Name.of("engine");
    private static final Name WEB = Name.of("web");

    private final List<String> lacking = new ArrayList<>();
    private final Health health =
            new Health(List.of(ENGINE, WEB), () -> List.copyOf(lacking), _ -> Response.ok("next"));

    @Test
    void aTreeThatIsUpIsHealthyAndReady() {
        bothRun();

        assertThat(health.answer(get("/healthz")).status()).isEqualTo(200);
        assertThat(health.answer(get("/readyz")).text()).isEqualTo("ok");
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        bothRun();
        unregister(ENGINE);

        Response answer = health.answer(get("/healthz"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("engine is restarting");
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
        assertThat(health.answer(get("/readyz")).text()).isEqualTo("engine is restarting");
    }

    @Test
    void aTreeThatIsUpNeedNotBeReady() {
        bothRun();
        lacking.add("database worker 2 is restarting");

        assertThat(health.answer(get("/healthz")).status()).isEqualTo(200);
        assertThat(health.answer(get("/readyz")).status()).isEqualTo(503);
        assertThat(health.answer(get("/readyz")).text())
                .isEqualTo("database worker 2 is restarting");
    }

    @Test
    void everythingElseIsForOthersToAnswer() {
        assertThat(health.answer(get("/")).text()).isEqualTo("next");
        assertThat(health.answer(post("/healthz")).status()).isEqualTo(405);
    }

    private static void bothRun() {
        register(ENGINE, spawnLink(() -> receive()));
        register(WEB, spawnLink(() -> receive()));
    }
}
