package dev.coppice.benchmarks.todo;

import java.util.ArrayList;
import java.util.List;

/// Rates of rounds that took turns.
record Rates(List<Double> ours, List<Double> theirs) {

    Rates() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /// The medians, beside each other.
    Finding finding(String title, String other, Finding.Goal goal) {
        return Finding.ofRates(title, median(ours), other, median(theirs), goal);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }
}
