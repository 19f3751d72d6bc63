package dev.coppice.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final double TENTH = 0.1;

    @Test
    void aLineReadsAsWhatItWasWrittenFrom() {
        Measurement written = Measurement.of(4, 1_000).withEach(100, 100, 300, 90_000_000);
        Measurement read = Measurement.parse(written.line());

        assertThat(read.operations()).isEqualTo(4);
        assertThat(read.each()).isCloseTo(250, within(TENTH));
        assertThat(read.latencies().getValueAtPercentile(50)).isEqualTo(100);
        assertThat(read.latencies().getMaxValue()).isEqualTo(written.latencies().getMaxValue());
    }

    @Test
    void aLineWithoutLatenciesHasNone() {
        assertThat(Measurement.parse("2 500 -").latencies().getTotalCount()).isZero();
    }

    @Test
    void roundsHaveAMedianAndASpread() {
        Rounds rounds =
                Rounds.NONE
                        .plus(Measurement.of(1, 90))
                        .plus(Measurement.of(1, 130))
                        .plus(Measurement.of(1, 100));

        assertThat(rounds.median(Row.Figure.MEAN)).isCloseTo(100, within(TENTH));
        assertThat(rounds.spread(Row.Figure.MEAN)).isCloseTo(0.2, within(TENTH / 10));
    }
}
