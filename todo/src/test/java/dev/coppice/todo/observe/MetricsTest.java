package dev.coppice.todo.observe;

import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.register;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.whichChildren;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.gate.Asked.get;
import static dev.coppice.todo.gate.Asked.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.database.sqlite.Sqlite;
import dev.coppice.todo.gate.Asked;
import dev.coppice.todo.gate.Audit.Visit;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Decision;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.web.Http.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is counted, and how requests are written down.
@CoppiceTest
class MetricsTest {

    private static final Duration TIME = Duration.ofMillis(250);

    @Test
    void everyRestartOfAChildIsCounted() {
        ChildSpec tree = ChildSpec.worker("tree", () -> spawnLink(() -> receive()));
        Pid wood = Supervisor.startLink(Name.of("wood"), oneForOne(tree));
        Metrics metrics = Metrics.of(node());

        for (int i = 0; i < 2; i++) {
            Pid grown = whichChildren(wood).getFirst().pid().orElseThrow();
            grown.kill();
            awaitUntil(
                    "it has grown again",
                    () -> !whichChildren(wood).getFirst().pid().equals(Optional.of(grown)));
        }

        assertThat(metrics.text())
                .contains("coppice_restarts_total{child=\"tree\",supervisor=\"wood\"} 2.0");
    }

    @Test
    void aProcessThatIsStoppedIsNoRestart() {
        ChildSpec tree = ChildSpec.worker("tree", () -> spawnLink(() -> receive()));
        Pid wood = Supervisor.startLink(Name.of("wood"), oneForOne(tree));
        Metrics metrics = Metrics.of(node());

        var _ = Supervisor.terminateChild(wood, "tree");

        assertThat(metrics.text()).doesNotContain("coppice_restarts_total{");
    }

    @Test
    void crashesAreCounted() {
        Metrics metrics = Metrics.of(node());

        spawn(() -> Integer.parseInt("four"));

        awaitUntil("it is counted", () -> metrics.text().contains("coppice_crashes_total 1.0"));
    }

    @Test
    void mailboxesOfNamedProcessesAreSeen() {
        register(Name.of("patient"), self());
        self().send("one");
        self().send("two");

        String text = Metrics.of(node()).text();

        assertThat(text)
                .contains("coppice_mailbox_messages{process=\"patient\"} 2.0")
                .contains("coppice_processes 1.0");
    }

    @Test
    void commitsAreCountedWithTheChangesTheyHad(@TempDir Path folder) {
        Metrics metrics = Metrics.of(node());
        Store.Engine engine = new MeasuredEngine(new Sqlite(), metrics);
        try (Store store = engine.open(new Share(folder, 1, 1))) {
            TodoList none = TodoList.none(ListId.from("bob"));
            store.together(() -> {
                TodoList list = written(store, none, new Action.Create("bob"));
                var _ = written(store, list, SomeList.add("Dentist"));
            });
            store.together(store::summaries);
        }

        assertThat(metrics.text())
                .contains(
                        "coppice_commit_changes_count 1",
                        "coppice_commit_changes_sum 2.0",
                        "coppice_commit_changes_bucket{le=\"1.0\"} 0",
                        "coppice_commit_seconds_count 1");
    }

    private static TodoList written(Store store, TodoList list, Action action) {
        Decision.Accepted accepted = (Decision.Accepted) list.decide(action, SomeList.NOON);
        Key key = Key.of(action.toString());
        assertThat(store.write(key, accepted.change(), accepted.after()))
                .isEqualTo(new Written.Now());
        return accepted.after();
    }

    @Test
    void requestsAreCountedByWhatTheyAreAbout() {
        Metrics metrics = Metrics.of(node());

        metrics.hear(visit(get("/api/v1/lists/k3v9x0q2m4t7r8aa/entries/7"), 200));
        metrics.hear(visit(get("/api/v1/lists/another/entries/8"), 200));
        metrics.hear(visit(get("/wp-login.php"), 404));
        metrics.hear(visit(post("/add_entry").by("FROBNICATE"), 405));

        assertThat(metrics.text())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v1/lists/{list}/entries/{entry}\",status=\"200\"} 2",
                        "http_server_requests_seconds_sum{method=\"GET\",route=\"/api/v1/lists/{list}/entries/{entry}\",status=\"200\"} 0.5",
                        "http_server_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1",
                        "http_server_requests_seconds_count{method=\"other\",route=\"/add_entry\",status=\"405\"} 1");
    }

    /// Whoever is not let in is answered before anybody looks where a path leads.
    @Test
    void madeUpPathsAreNotCountedWithoutEnd() {
        Metrics metrics = Metrics.of(node());
        int tooMany = 2 * Requests.MOST;

        for (int i = 0; i < tooMany; i++) {
            metrics.hear(visit(get("/wp-" + i), 401));
        }

        List<String> counts =
                metrics.text()
                        .lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                        .toList();
        assertThat(counts)
                .hasSize(Requests.MOST + 1)
                .anyMatch(line -> line.contains("route=\"none\"") && line.endsWith(" 500"));
    }

    @Test
    void thePageIsMetricsAndNothingElse() {
        MetricsPage page =
                new MetricsPage(Metrics.of(node()), () -> Map.of(2, 17), _ -> Response.ok("next"));

        assertThat(page.answer(get("/metrics")).text())
                .contains("jvm_memory_used_bytes", "coppice_commit_waiting{worker=\"2\"} 17.0");
        assertThat(page.answer(post("/metrics")).status()).isEqualTo(405);
        assertThat(page.answer(get("/entries")).text()).isEqualTo("next");
    }

    @Test
    void aRequestIsALineOfJsonWithoutWhatPeopleKeepToThemselves() {
        RequestLog log = new RequestLog(() -> Instant.parse("2026-11-25T12:00:00.123456Z"));
        Asked request =
                new Asked("GET", "/entries", "list=secret", get("/").headers(), "")
                        .with("Authorization", "Bearer secret");

        assertThat(log.line(new Visit(request, Optional.of("alice"), 200, TIME)))
                .isEqualTo(
                        "{\"time\":\"2026-11-25T12:00:00.123Z\",\"remote\":\"127.0.0.1\",\"caller\":\"alice\","
                                + "\"method\":\"GET\",\"path\":\"/entries\",\"status\":200,\"millis\":250.0}");
    }

    private static Visit visit(Asked request, int status) {
        return new Visit(request, Optional.empty(), status, TIME);
    }
}
