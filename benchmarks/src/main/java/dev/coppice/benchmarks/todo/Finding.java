package dev.coppice.benchmarks.todo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What was measured about the server, and beside what.
///
/// @param title what was done
/// @param figure what came of it
/// @param beside what it is compared with, and what came of that
/// @param ratio of the two
/// @param goal what the ratio is to be
/// @param latencies of requests by what they were for, in nanoseconds; empty when it was not about
///   them
public record Finding(
        String title,
        String figure,
        String beside,
        double ratio,
        Goal goal,
        Map<String, Histogram> latencies) {

    public Finding {
        latencies = new TreeMap<>(latencies);
    }

    /// What a ratio is to be.
    public sealed interface Goal {

        /// Nothing: it is only looked at.
        record None() implements Goal {}

        record AtLeast(double ratio) implements Goal {}

        record AtMost(double ratio) implements Goal {}

        /// Whether it is; none if it need not be.
        default Optional<Boolean> isReachedBy(double is) {
            return switch (this) {
                case None() -> Optional.empty();
                case AtLeast(double least) -> Optional.of(is >= least);
                case AtMost(double most) -> Optional.of(is <= most);
            };
        }

        /// What it says, for a table.
        default String words() {
            return switch (this) {
                case None() -> "";
                case AtLeast(double least) -> "≥ " + shown(least);
                case AtMost(double most) -> "≤ " + shown(most);
            };
        }
    }

    /// Rates, the more the better.
    static Finding ofRates(String title, double rate, String other, double theirs, Goal goal) {
        return new Finding(
                title,
                perSecond(rate),
                other + ": " + perSecond(theirs),
                rate / theirs,
                goal,
                Map.of());
    }

    Finding with(Map<String, Histogram> more) {
        return new Finding(title, figure, beside, ratio, goal, more);
    }

    /// The same, with something more about the figure.
    Finding noting(String more) {
        return new Finding(title, figure + ", " + more, beside, ratio, goal, latencies);
    }

    static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    static String shown(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "× %.2f" : "× %.1f", ratio);
    }

    /// The ratio, for a table.
    public String ratioInWords() {
        return Double.isNaN(ratio) ? "" : shown(ratio);
    }
}
