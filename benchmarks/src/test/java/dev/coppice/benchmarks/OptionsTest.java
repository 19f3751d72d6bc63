package dev.coppice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.rows.Rows;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutAnArgumentEverythingIsMeasured() {
        Options options = Options.of();

        assertThat(options.rows()).isEqualTo(Rows.ALL);
        assertThat(options.growth()).isTrue();
        assertThat(options.micro()).isTrue();
        assertThat(options.todo()).isTrue();
        assertThat(options.peers()).containsExactly(Peer.values());
    }

    @Test
    void aRowAndAGroupAreMeasuredAlone() {
        Options options = Options.of("ring", "calls");

        assertThat(options.rows()).extracting(Row::name).contains("ring", "call", "selective");
        assertThat(options.rows()).extracting(Row::name).doesNotContain("cast");
        assertThat(options.growth()).isFalse();
        assertThat(options.todo()).isFalse();
        assertThat(Options.of("todo").todo()).isTrue();
        assertThat(Options.of("todo").rows()).isEmpty();
    }

    @Test
    void coppiceIsAlwaysAmongThePeers() {
        assertThat(Options.of("--peers", "beam").peers())
                .containsExactlyInAnyOrder(Peer.COPPICE, Peer.BEAM);
    }

    @Test
    void aQuickRunLeavesOutTheOptionUnlessNamed() {
        assertThat(Options.of("--quick").peers()).doesNotContain(Peer.OWN).contains(Peer.PEKKO);
        assertThat(Options.of("--quick", "--peers", "own").peers()).contains(Peer.OWN);
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        assertThatThrownBy(() -> Options.of("rings")).hasMessageContaining("rings");
        assertThatThrownBy(() -> Options.of("--rounds")).hasMessageContaining("--rounds");
        assertThatThrownBy(() -> Options.of("--rounds", "0")).hasMessageContaining("0");
        assertThatThrownBy(() -> Options.of("--peers", "akka")).hasMessageContaining("akka");
    }

    @Test
    void theScriptListsTheRowsThatThereAre() {
        assertThat(Path.of("..", "bin", "lib", "help", "bench-rows.txt")).hasContent(Main.list());
    }

    @Test
    void noTwoRowsHaveOneName() {
        var names = Rows.ALL.stream().map(Row::name).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }
}
