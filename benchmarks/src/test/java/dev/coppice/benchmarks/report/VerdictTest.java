package dev.coppice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Rounds;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.measure.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final RowResult OTHER = result("other", Target.none(), 40, 100, 200);

    @Test
    void aPartOfTheBestPeerIsAPartOfTheFasterOne() {
        assertThat(judged(Target.partOfBest(2), 50, 100, 200)).isEqualTo(Verdict.REACHED);
        assertThat(judged(Target.partOfBest(2), 51, 100, 200)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void plainThreadsAreNoRival() {
        Row row = Row.of("row", "group", "title").target(Target.partOfBest(2));
        RowResult result = new RowResult(row, Map.of(Peer.COPPICE, took(9), Peer.PLAIN, took(1)));

        assertThat(Verdict.of(result, List.of())).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPartOfTheBeamIsUnknownWithoutIt() {
        assertThat(judged(Target.partOfBeam(4), 50, 1, 200)).isEqualTo(Verdict.REACHED);
        Row row = Row.of("row", "group", "title").target(Target.partOfBeam(4));
        RowResult alone = new RowResult(row, Map.of(Peer.COPPICE, took(9)));
        assertThat(Verdict.of(alone, List.of())).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aFigureAndAnotherRowAreLimits() {
        assertThat(judged(Target.atMost(50), 50, 1, 1)).isEqualTo(Verdict.REACHED);
        assertThat(judged(Target.like("other", 1.5), 60, 1, 1)).isEqualTo(Verdict.REACHED);
        assertThat(judged(Target.like("other", 1.5), 61, 1, 1)).isEqualTo(Verdict.MISSED);
    }

    private static Verdict judged(Target target, long ours, long pekko, long beam) {
        RowResult result = result("row", target, ours, pekko, beam);
        return Verdict.of(result, List.of(OTHER, result));
    }

    private static RowResult result(String name, Target target, long ours, long pekko, long beam) {
        return new RowResult(
                Row.of(name, "group", "title").target(target),
                Map.of(Peer.COPPICE, took(ours), Peer.PEKKO, took(pekko), Peer.BEAM, took(beam)));
    }

    private static Rounds took(long figure) {
        return Rounds.NONE.plus(Measurement.of(1, figure));
    }
}
