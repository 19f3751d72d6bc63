package dev.coppice.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.coppice.conformance.play.Player;
import dev.coppice.conformance.script.Scenario;
import dev.coppice.conformance.script.ScenarioFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every scenario that was recorded on the BEAM has the same trace here, byte for byte.
class RecordedScenariosTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Most of a scenario's time is waiting, so several are played at once.
    private static final ExecutorService PLAYERS = Executors.newFixedThreadPool(8);

    @AfterAll
    static void endPlayers() {
        PLAYERS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicNode> everyScenarioHasTheTraceOfTheBeam() throws IOException, URISyntaxException {
        var folder = requireNonNull(RecordedScenariosTest.class.getResource("/scenarios"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".scn")).sorted().toList().stream()
                    .map(file -> dynamicContainer(file.getFileName().toString(), compared(file)));
        }
    }

    private static Stream<DynamicNode> compared(Path file) {
        var traces = tracesBeside(file);
        return ScenarioFile.read(file).stream()
                .map(scenario -> compared(scenario, requireNonNull(traces.get(scenario.name()))))
                .toList()
                .stream();
    }

    private static DynamicNode compared(Scenario scenario, String trace) {
        Future<String> played = PLAYERS.submit(() -> Player.play(scenario, LIMIT));
        return dynamicTest(
                scenario.name(),
                () -> {
                    var difference = Difference.between(trace, played.get());
                    difference.ifPresent(it -> fail(it.toString()));
                });
    }

    private static Map<String, String> tracesBeside(Path file) {
        var traces = file.resolveSibling(file.getFileName().toString().replace(".scn", ".trace"));
        try {
            return Arrays.stream(Files.readString(traces, UTF_8).split("\n\n"))
                    .map(trace -> trace.strip() + "\n")
                    .collect(
                            toMap(
                                    trace -> heading(trace).substring("scenario ".length()),
                                    trace -> trace));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String heading(String trace) {
        return trace.substring(0, trace.indexOf('\n'));
    }
}
