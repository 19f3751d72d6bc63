package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as users have it: a JVM of its own, made of the packaged jars.
class PackagedServerIT {

    private static final String DAY = "2018-12-19";

    /// At how many moments of its start the server is told to stop, spread evenly.
    private static final int MOMENTS = 6;

    @TempDir private Path folder = Path.of("");
    private final int port = TestSettings.freePort();

    @Test
    void entriesSurviveAServerThatIsKilled() throws Exception {
        try (PackagedServer server = serve();
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            for (int i = 0; i < 200; i++) {
                assertThat(user.add("list " + i % 7, DAY, "entry " + i).body()).isEqualTo("OK");
            }
            server.killHard();
        }

        try (PackagedServer server = serve();
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            for (int i = 0; i < 200; i++) {
                assertThat(user.entries("list " + i % 7, DAY).body().lines())
                        .containsOnlyOnce(DAY + " entry " + i);
            }
        }
    }

    @Test
    void itSaysWhatTheBookSays() throws Exception {
        try (PackagedServer server = serve("--expiry", "1");
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assertThat(user.entries("bob", DAY).statusCode()).isEqualTo(200);
            server.awaitOutput("Stopping to-do server for bob");
            server.terminate();

            assertThat(server.output())
                    .containsExactly(
                            "Starting database server.",
                            "Starting database worker.",
                            "Starting database worker.",
                            "Starting database worker.",
                            "Starting to-do cache.",
                            "Starting to-do server for bob.",
                            "Stopping to-do server for bob");
        }
    }

    @Test
    void aSignalStopsItInOrder() throws Exception {
        try (PackagedServer server = serve();
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assertThat(user.add("bob", DAY, "Dentist").body()).isEqualTo("OK");

            assertThat(server.terminate()).isZero();
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "lists-1.db", "lists-2.db", "lists-3.db");
        }
    }

    @Test
    void ctrlCStopsItInOrderTooAndLosesNothingThatWasAcknowledged() throws Exception {
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        CountDownLatch busy = new CountDownLatch(50);
        try (PackagedServer server = serve();
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assumeThat(server.ignoresCtrlC()).as("a shell had it ignored").isFalse();
            Thread client =
                    Thread.ofVirtual().start(() -> addUntilItStops(user, acknowledged, busy));
            busy.await();

            assertThat(server.interrupt()).isZero();
            client.join();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**-wal");
        try (PackagedServer server = serve();
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assertThat(user.entries("bob", DAY).body().lines()).containsAll(acknowledged);
        }
    }

    private static void addUntilItStops(
            HttpUser user, List<String> acknowledged, CountDownLatch busy) {
        try {
            for (int i = 0; user.add("bob", DAY, "entry " + i).body().equals("OK"); i++) {
                acknowledged.add(DAY + " entry " + i);
                busy.countDown();
            }
        } catch (Exception stopped) {
            // whatever was not answered may be there or not
        }
    }

    @Test
    void aSignalStopsItAtAnyMomentOfItsStart() throws Exception {
        Duration start = timeToStart();
        for (int moment = 0; moment < MOMENTS; moment++) {
            try (PackagedServer server = serve()) {
                boolean early =
                        server.hasEndedWithin(start.multipliedBy(moment).dividedBy(MOMENTS));
                assertThat(early).isFalse();

                int code = server.terminate();

                // The JVM itself answers a signal that comes before there is anything to stop.
                assertThat(code).isIn(server.output().isEmpty() ? List.of(0, 143) : List.of(0));
                assertThat(server.errors()).allMatch(line -> line.contains(" INFO "));
            }
            assertThat(folder).isDirectoryNotContaining("glob:**-wal");
        }
    }

    private Duration timeToStart() throws Exception {
        Instant before = Instant.now();
        try (PackagedServer server = serve()) {
            server.awaitListening();
            Duration time = Duration.between(before, Instant.now());
            assertThat(server.terminate()).isZero();
            return time;
        }
    }

    @Test
    void othersCannotConnectUntilThereIsAToken() throws Exception {
        try (PackagedServer server = serve("--host", "0.0.0.0")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors())
                    .containsExactly(
                            "todo: others could connect to 0.0.0.0 without a token: make one first"
                                    + " (todo token create NAME)");
        }
        String token = token("create", "alice").getFirst();
        assertThat(token("list")).singleElement().asString().startsWith("alice ");
        try (PackagedServer server = serve("--host", "0.0.0.0", "--log-requests");
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assertThat(user.entries("bob", DAY).statusCode()).isEqualTo(401);
            String[] shown = {"Authorization", "Bearer " + token};
            assertThat(user.add("bob", DAY, "Dentist", shown).body()).isEqualTo("OK");
            token("revoke", "alice");
            assertThat(user.add("bob", DAY, "Dentist", shown).statusCode()).isEqualTo(401);
            server.terminate();

            assertThat(server.errors())
                    .anyMatch(line -> line.contains("\"caller\":\"alice\""))
                    .noneMatch(line -> line.contains(token) || line.contains("Dentist"));
            assertThat(server.output()).noneMatch(line -> line.contains(token));
        }
    }

    @Test
    void itTellsHowItIsAndWhatItIsAsked() throws Exception {
        try (PackagedServer server = serve("--log-requests");
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assertThat(user.get("/healthz").body()).isEqualTo("ok");
            assertThat(user.get("/readyz").body()).isEqualTo("ok");
            assertThat(user.add("bob", DAY, "Dentist").statusCode()).isEqualTo(200);
            assertThat(user.get("/metrics").body())
                    .contains(
                            "http_server_requests_seconds_count{method=\"POST\",route=\"/add_entry\"");
            server.terminate();

            assertThat(server.errors())
                    .filteredOn(line -> line.startsWith("{"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("\"path\":\"/add_entry\",\"status\":200")
                    .doesNotContain("Dentist");
        }
    }

    private List<String> token(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("token"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--folder", folder.toString()));
        try (PackagedServer tool = PackagedServer.start(command)) {
            assertThat(tool.exitCode()).isZero();
            return tool.output();
        }
    }

    private PackagedServer serve(String... more) throws Exception {
        return PackagedServer.start(folder, port, more);
    }
}
