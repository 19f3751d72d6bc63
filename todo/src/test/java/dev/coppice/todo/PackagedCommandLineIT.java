package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the packaged server is told, and what it answers to whoever told it something impossible.
class PackagedCommandLineIT {

    private static final String DAY = "2018-12-19";

    @TempDir private Path folder = Path.of("");
    private int port = TestSettings.freePort();

    @Test
    void theEnvironmentSaysWhatTheCommandLineDoesNot() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "TODO_HTTP_PORT",
                        String.valueOf(port),
                        "TODO_DB_FOLDER",
                        folder.toString(),
                        "TODO_DB_WORKERS",
                        "2",
                        "TODO_SERVER_EXPIRY",
                        "1");
        try (PackagedServer server = PackagedServer.start(List.of(), environment);
                HttpUser user = new HttpUser(port)) {
            server.awaitListening();
            assertThat(user.add("bob", DAY, "Dentist").body()).isEqualTo("OK");
            server.awaitOutput("Stopping to-do server for bob");
            assertThat(server.terminate()).isZero();
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "lists-1.db", "lists-2.db");
        }
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                PackagedServer server = serve()) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors())
                    .containsExactly(
                            "todo: cannot listen on port %d: Address already in use"
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aFolderInUseIsOneLine() throws Exception {
        try (PackagedServer first = serve()) {
            first.awaitListening();
            port = TestSettings.freePort();
            try (PackagedServer second = serve()) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.errors())
                        .containsExactly(
                                "todo: folder %s is in use by another to-do server, process %d"
                                        .formatted(folder, first.pid()));
            }
        }
    }

    @Test
    void anotherNumberOfWorkersIsOneLine() throws Exception {
        try (PackagedServer server = serve()) {
            server.awaitListening();
            assertThat(server.terminate()).isZero();
        }
        try (PackagedServer server = serve("--workers", "4")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors())
                    .containsExactly(
                            "todo: folder %s was made for 3 database workers, not for 4: start with --workers 3"
                                    .formatted(folder));
        }
    }

    @Test
    void anImpossibleFolderIsOneLine() throws Exception {
        folder = Files.writeString(folder.resolve("file"), "").resolve("folder");
        try (PackagedServer server = serve()) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors()).hasSize(1);
            assertThat(server.errors().getFirst()).startsWith("todo: cannot use " + folder);
        }
    }

    @Test
    void itExplainsItself() throws Exception {
        try (PackagedServer server = serve("--help")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output()).anyMatch(line -> line.contains("TODO_HTTP_PORT"));
        }
        try (PackagedServer server = serve("--version")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output()).hasSize(1).first().asString().matches("todo \\d.*");
        }
    }

    @Test
    void aCommandLineThatMakesNoSenseIsOneLine() throws Exception {
        try (PackagedServer server = PackagedServer.start(List.of("--port", "http"))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors()).singleElement().asString().startsWith("todo: ");
        }
    }

    @Test
    void aWarmUpRunsAServerAndSaysNothingOfIt() throws Exception {
        PackagedServer warmUp = PackagedServer.WARM_UP;

        assertThat(warmUp.exitCode()).isZero();
        assertThat(warmUp.output()).isEmpty();
        assertThat(warmUp.errors()).singleElement().asString().contains("Listening on");
    }

    private PackagedServer serve(String... more) throws Exception {
        return PackagedServer.start(folder, port, more);
    }
}
