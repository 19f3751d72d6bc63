package dev.coppice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.report.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A quick run: times are not looked at, results are.
class QuickRunTest {

    private static final int SECONDS = 600; // forty, where nothing else runs

    @Test
    @Timeout(SECONDS)
    void everyRowRunsOnEveryPeerAndIsRight(@TempDir Path folder) throws Exception {
        Results results = Main.results(Options.of("--quick"), "--quick");

        assertThat(results.report().failures()).isEmpty();
        assertThat(results.report().rows())
                .allSatisfy(row -> assertThat(row.median(Peer.COPPICE)).isPresent());
        assertThat(results.growth()).allMatch(growth -> growth.failure().isEmpty());
        assertThat(results.micro()).isNotEmpty();
        assertThat(results.todo()).hasSize(6);

        results.write(folder.resolve("RESULTS.md"));
        results.writeJson(folder.resolve("results.json"));
        assertThat(Files.readString(folder.resolve("RESULTS.md")))
                .contains(results.report().rows().stream().map(QuickRunTest::name).toList());
        assertThat(Files.readString(folder.resolve("growth.svg"))).endsWith("</svg>\n");
        assertThat(Files.size(folder.resolve("results.json"))).isPositive();
    }

    private static String name(RowResult result) {
        return result.row().name();
    }
}
