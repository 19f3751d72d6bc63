package dev.coppice.benchmarks.report;

import dev.coppice.benchmarks.measure.Unit;
import dev.coppice.benchmarks.todo.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// Findings about the to-do server, to be read.
final class TodoTables {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private TodoTables() {}

    /// What came of each, and whether that is what it is to be.
    ///
    /// @param judged whether goals are looked at
    static Table findings(List<Finding> findings, boolean judged) {
        Table table = Table.headed("what is done", "beside", "figure", "ratio", "goal", "reached");
        for (Finding each : findings) {
            String reached =
                    each.goal()
                            .isReachedBy(each.ratio())
                            .filter(_ -> judged)
                            .map(yes -> yes ? "yes" : "**no**")
                            .orElse("");
            table.add(
                    List.of(
                            each.title(),
                            each.beside(),
                            each.figure(),
                            each.ratioInWords(),
                            each.goal().words(),
                            reached));
        }
        return table;
    }

    /// How long requests took.
    static Table latencies(List<Finding> findings) {
        Table table = Table.headed("requests", "", "p50", "p90", "p99", "p99.9", "most");
        for (Finding finding : findings) {
            finding.latencies().forEach((name, all) -> table.add(cells(name, all)));
        }
        return table;
    }

    private static List<String> cells(String name, Histogram all) {
        List<String> cells = new ArrayList<>(List.of(name, ""));
        for (double percentile : PERCENTILES) {
            cells.add(Unit.NANOSECONDS.show((double) all.getValueAtPercentile(percentile)));
        }
        cells.add(Unit.NANOSECONDS.show((double) all.getMaxValue()));
        return cells;
    }

    /// A finding for programs to read.
    static Map<String, Object> json(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", finding.title());
        fields.put("figure", finding.figure());
        fields.put("beside", finding.beside());
        if (!Double.isNaN(finding.ratio())) {
            fields.put("ratio", finding.ratio());
        }
        fields.put("goal", finding.goal().words());
        return fields;
    }
}
