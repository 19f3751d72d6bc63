package dev.coppice.benchmarks.measure;

import java.util.List;
import java.util.Optional;

/// What an operation costs while there are so many processes.
///
/// @param row the operation
/// @param points from few processes to many
public record Growth(Row row, List<Point> points) {

    public Growth {
        points = List.copyOf(points);
    }

    /// One measurement.
    ///
    /// @param processes how many there were
    /// @param rounds what it cost
    public record Point(int processes, Rounds rounds) {
        /// The median.
        public double cost() {
            return rounds.median(Row.Figure.MEAN);
        }
    }

    /// Why it could not be measured, if so.
    public Optional<String> failure() {
        return points.stream().flatMap(point -> point.rounds.failure().stream()).findFirst();
    }

    /// How many times as much the last point costs as the first.
    public double factor() {
        return points.getLast().cost() / points.getFirst().cost();
    }

    /// The factor by which a cost grows that goes with the logarithm of the number of processes.
    public double logarithm() {
        double ratio = (double) points.getLast().processes / points.getFirst().processes;
        return 1 + Math.log(ratio) / Math.log(2);
    }
}
