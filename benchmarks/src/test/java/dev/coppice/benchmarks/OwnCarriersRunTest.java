package dev.coppice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.benchmarks.measure.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A quick run of Coppice with carriers of its own: times are not looked at, results are.
class OwnCarriersRunTest {

    private static final int SECONDS = 300; // five, where nothing else runs

    @Test
    @Timeout(SECONDS)
    void theWorkOfARowIsRightOnThemToo() throws Exception {
        String[] arguments = {
            "--quick", "--peers", "own", "calls", "lives", "supervision", "fairness"
        };

        var report = Main.results(Options.of(arguments), String.join(" ", arguments)).report();

        assertThat(report.failures()).isEmpty();
        assertThat(report.rows()).allSatisfy(row -> assertThat(row.median(Peer.OWN)).isPresent());
        assertThat(report.medians().toString()).contains("own carriers");
    }
}
