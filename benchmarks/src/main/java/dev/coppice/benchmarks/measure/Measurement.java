package dev.coppice.benchmarks.measure;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/// What doing a row's work yielded: so many operations took so much, and how long single ones took
/// if that was looked at.
///
/// It travels from a twin to the runner as one line of text, which an Erlang program writes too:
/// `operations total value:count,value:count…`.
///
/// @param operations how many
/// @param total nanoseconds, or bytes, of all of them
/// @param latencies of single operations, in nanoseconds; empty when none were taken
public record Measurement(long operations, long total, Histogram latencies) {

    private static final int DIGITS = 3;

    /// So many operations in so many nanoseconds, or bytes for so many objects.
    public static Measurement of(long operations, long total) {
        return new Measurement(operations, total, new Histogram(DIGITS));
    }

    /// No operation at all.
    public static Measurement none() {
        return of(0, 0);
    }

    /// Operations whose single latencies are known; their total is the sum.
    public static Measurement ofEach(long... nanoseconds) {
        return of(nanoseconds.length, Arrays.stream(nanoseconds).sum()).withEach(nanoseconds);
    }

    /// The same with latencies that were taken apart from the total.
    public Measurement withEach(long... nanoseconds) {
        Histogram histogram = new Histogram(DIGITS);
        for (long one : nanoseconds) {
            histogram.recordValue(one);
        }
        return new Measurement(operations, total, histogram);
    }

    /// Both together.
    public Measurement plus(Measurement other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        return new Measurement(operations + other.operations, total + other.total, both);
    }

    /// What one operation took.
    public double each() {
        return (double) total / operations;
    }

    /// As a line.
    public String line() {
        String counts =
                StreamSupport.stream(latencies.recordedValues().spliterator(), false)
                        .map(Measurement::pair)
                        .collect(Collectors.joining(","));
        return operations + " " + total + " " + (counts.isEmpty() ? "-" : counts);
    }

    private static String pair(HistogramIterationValue value) {
        return value.getValueIteratedTo() + ":" + value.getCountAtValueIteratedTo();
    }

    /// Reads such a line.
    public static Measurement parse(String line) {
        String[] words = line.split(" ", -1);
        Histogram latencies = new Histogram(DIGITS);
        if (!words[2].equals("-")) {
            for (String pair : words[2].split(",", -1)) {
                int colon = pair.indexOf(':');
                latencies.recordValueWithCount(
                        Long.parseLong(pair.substring(0, colon)),
                        Long.parseLong(pair.substring(colon + 1)));
            }
        }
        return new Measurement(Long.parseLong(words[0]), Long.parseLong(words[1]), latencies);
    }
}
