package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server leaves where programs put what they need for a moment.
class NothingLeftIT {

    @TempDir private Path lists = Path.of("");
    @TempDir private Path temporary = Path.of("");
    private final int port = TestSettings.freePort();

    @Test
    void aServerThatIsKilledLeavesNothingOfItsNativeCode() throws Exception {
        String elsewhere = "-Djava.io.tmpdir=" + temporary;
        List<String> arguments =
                List.of("--folder", lists.toString(), "--port", String.valueOf(port));
        try (PackagedServer server =
                PackagedServer.start(arguments, Map.of("JAVA_TOOL_OPTIONS", elsewhere))) {
            server.awaitListening();
            server.killHard();
        }
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }
}
