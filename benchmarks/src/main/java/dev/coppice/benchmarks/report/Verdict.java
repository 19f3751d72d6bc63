package dev.coppice.benchmarks.report;

import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.measure.Target;
import java.util.List;
import java.util.Optional;

/// Whether a row's target was reached.
public enum Verdict {
    /// It was.
    REACHED("reached"),
    /// It was not.
    MISSED("**missed**"),
    /// Something to compare with was not measured.
    UNKNOWN("?"),
    /// There is no target.
    NONE("");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }

    /// Judges a row; others may be what it is compared with.
    public static Verdict of(RowResult result, List<RowResult> all) {
        return switch (result.row().target()) {
            case Target.None() -> NONE;
            case Target.PartOfBest(int part) ->
                    limit(result.best().flatMap(result::ratioTo), 1.0 / part);
            case Target.PartOfBeam(int part) -> limit(result.ratioTo(Peer.BEAM), 1.0 / part);
            case Target.AtMost(double figure) -> limit(result.median(Peer.COPPICE), figure);
            case Target.Like(String name, double times) -> {
                Optional<Double> other =
                        all.stream()
                                .filter(each -> each.row().name().equals(name))
                                .findFirst()
                                .flatMap(each -> each.median(Peer.COPPICE));
                Optional<Double> ours = result.median(Peer.COPPICE);
                yield limit(ours.flatMap(our -> other.map(their -> our / their)), times);
            }
        };
    }

    private static Verdict limit(Optional<Double> figure, double most) {
        return figure.map(is -> is <= most ? REACHED : MISSED).orElse(UNKNOWN);
    }
}
