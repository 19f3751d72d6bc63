package dev.coppice.todo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.access.LocalKey;
import dev.coppice.todo.api.ApiUser;
import dev.coppice.todo.database.SlowEngine;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.json.Exported;
import dev.coppice.todo.json.Malformed;
import dev.coppice.todo.list.ListId;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export that the server cannot finish: nobody takes it for whole.
@CoppiceTest
class BrokenExportTest {

    private static final int BROKEN_OFF = 18; // curl: a partial file

    @TempDir private Path folder = Path.of("");
    private final SlowEngine engine = new SlowEngine();
    private URI server = URI.create("");
    private ApiUser user;

    /// The first list has come to the client when the second cannot be read.
    @BeforeEach
    void aServerThatFailsInTheMiddle() {
        Settings settings = TestSettings.in(folder);
        EngineSystem.startLink(settings, engine);
        server = URI.create("http://127.0.0.1:" + settings.port());
        user = new ApiUser(settings.port());
        String entries = "{\"title\":\"Dentist\"}" + ",{\"title\":\"Dentist\"}".repeat(999);
        user.post(
                "/api/v1/import",
                "{\"format\":\"coppice-todo-1\",\"lists\":[{\"name\":\"alice\",\"entries\":[%s]}]}"
                        .formatted(entries));
        String bob = user.createList("bob");
        engine.spoilt =
                Map.of(
                        new ListId(bob.substring(bob.lastIndexOf('/') + 1)),
                        new StorageFailure.Unusable(folder, "a page is not readable"));
    }

    @AfterEach
    void leave() {
        user.close();
    }

    @Test
    void aClientHearsThatMoreWasToCome() {
        assertThatThrownBy(() -> user.get("/api/v1/export"))
                .isInstanceOf(UncheckedIOException.class);

        engine.spoilt = Map.of();
        assertThat(user.get("/api/v1/export").texts("lists", "name"))
                .containsExactly("alice", "bob");
    }

    @Test
    void curlSaysSoAndExitsWithAnError() throws Exception {
        assumeThat(Path.of("/usr/bin/curl")).exists();
        Path file = folder.resolve("todo.json");

        Process curl =
                new ProcessBuilder(
                                "/usr/bin/curl", "-so", file.toString(), server + "/api/v1/export")
                        .start();

        assertThat(curl.waitFor()).isEqualTo(BROKEN_OFF);
        assertThat(file).content().contains("alice");
        assertThatThrownBy(() -> Exported.read(Files.readAllBytes(file)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void theToolSaysSoAndLeavesNoFile() {
        LocalKey.to(folder).leave(server);
        Path file = folder.resolve("todo.json");

        assertThat(new TypedCommands().run("export", file, folder))
                .isEqualTo(
                        "1 todo: the server at %s has broken off: its log may say why\n"
                                .formatted(server));
        assertThat(folder).isDirectoryNotContaining("glob:**todo.json*");
    }

    /// A server of yesterday ends what it has broken off as if it were whole.
    @Test
    void theToolTakesNothingForWholeThatDoesNotSaySo() throws Exception {
        byte[] answer =
                "{\"format\":\"coppice-todo-1\",\"exported_at\":\"\",\"lists\":[]}".getBytes(UTF_8);
        HttpServer yesterdays =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        yesterdays.createContext(
                "/",
                asked -> {
                    asked.sendResponseHeaders(200, answer.length);
                    asked.getResponseBody().write(answer);
                    asked.close();
                });
        yesterdays.start();
        try {
            LocalKey.to(folder)
                    .leave(URI.create("http://127.0.0.1:" + yesterdays.getAddress().getPort()));
            Path file = folder.resolve("todo.json");

            assertThat(new TypedCommands().run("export", file, folder))
                    .isEqualTo(
                            "1 todo: the server has broken off in the middle: its log may say why\n");
            assertThat(folder).isDirectoryNotContaining("glob:**todo.json*");
        } finally {
            yesterdays.stop(0);
        }
    }
}
