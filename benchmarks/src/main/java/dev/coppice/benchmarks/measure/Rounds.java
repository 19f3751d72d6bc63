package dev.coppice.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// What one peer needed for a row in each round, or why it has no figure.
///
/// @param measurements a round each
/// @param failure what went wrong, if anything did
public record Rounds(List<Measurement> measurements, Optional<String> failure) {

    /// Nothing measured yet.
    public static final Rounds NONE = new Rounds(List.of(), Optional.empty());

    public Rounds {
        measurements = List.copyOf(measurements);
    }

    /// One round more.
    public Rounds plus(Measurement next) {
        List<Measurement> more = new ArrayList<>(measurements);
        more.add(next);
        return new Rounds(more, failure);
    }

    /// The same, but something went wrong.
    public Rounds failed(String why) {
        return new Rounds(measurements, Optional.of(why));
    }

    /// Whether it has a figure.
    public boolean isMeasured() {
        return failure.isEmpty() && !measurements.isEmpty();
    }

    /// The figure of each round, the least first.
    public List<Double> figures(Row.Figure figure) {
        return measurements.stream().map(figure::of).sorted().toList();
    }

    /// The median of the rounds.
    public double median(Row.Figure figure) {
        List<Double> sorted = figures(figure);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// How far the rounds are apart: half the way from the least to the most, as a part of the
    /// median.
    public double spread(Row.Figure figure) {
        List<Double> sorted = figures(figure);
        double median = median(figure);
        return median == 0 ? 0 : (sorted.getLast() - sorted.getFirst()) / 2 / Math.abs(median);
    }

    /// The latencies of all rounds together.
    public Histogram latencies() {
        Histogram all = new Histogram(3);
        measurements.forEach(measured -> all.add(measured.latencies()));
        return all;
    }
}
