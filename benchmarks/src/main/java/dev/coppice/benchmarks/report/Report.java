package dev.coppice.benchmarks.report;

import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Rounds;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.measure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// The rows as tables: medians and verdicts, and latencies.
///
/// @param rows what was measured
/// @param judged whether the times mean anything
public record Report(List<RowResult> rows, boolean judged) {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    /// Medians with their spread, the ratio to the best rival, the target and whether it was
    /// reached.
    public Table medians() {
        List<Peer> peers = peers();
        List<String> titles = new ArrayList<>(List.of("row", ""));
        peers.forEach(peer -> titles.add(peer.title()));
        titles.addAll(List.of("of the best peer", "target", ""));
        Table table = Table.headed(titles.toArray(String[]::new));
        for (RowResult result : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(result.row().name());
            cells.add(result.row().title());
            peers.forEach(peer -> cells.add(median(result, peer)));
            cells.add(ratio(result));
            cells.add(result.row().target().show(result.row().unit()));
            cells.add(judged ? Verdict.of(result, rows).toString() : "");
            table.add(cells);
        }
        return table;
    }

    /// Those that were to be measured in some row.
    private List<Peer> peers() {
        return Stream.of(Peer.values())
                .filter(peer -> rows.stream().anyMatch(row -> row.rounds().containsKey(peer)))
                .toList();
    }

    private static String median(RowResult result, Peer peer) {
        Rounds rounds = result.rounds().getOrDefault(peer, Rounds.NONE);
        if (rounds.failure().isPresent()) {
            return "failed";
        }
        if (!rounds.isMeasured()) {
            return "–";
        }
        var figure = result.row().figure();
        return result.row().unit().show(rounds.median(figure))
                + String.format(Locale.ROOT, " ±%.0f %%", 100 * rounds.spread(figure));
    }

    private static String ratio(RowResult result) {
        return result.best()
                .flatMap(best ->
                        result.ratioTo(best)
                                .map(ratio ->
                                        String.format(
                                                Locale.ROOT, "%.2f of %s", ratio, best.title())))
                .orElse("–");
    }

    /// Percentiles of single operations, where they were taken.
    public Table latencies() {
        Table table = Table.headed("row", "", "p50", "p90", "p99", "p99.9", "most");
        for (RowResult result : rows) {
            for (Peer peer : Peer.values()) {
                Rounds rounds = result.rounds().getOrDefault(peer, Rounds.NONE);
                Histogram all = rounds.latencies();
                if (rounds.isMeasured() && all.getTotalCount() > 0) {
                    List<String> cells = new ArrayList<>();
                    cells.add(result.row().name());
                    cells.add(peer.title());
                    for (double percentile : PERCENTILES) {
                        cells.add(
                                Unit.NANOSECONDS.show(
                                        (double) all.getValueAtPercentile(percentile)));
                    }
                    cells.add(Unit.NANOSECONDS.show((double) all.getMaxValue()));
                    table.add(cells);
                }
            }
        }
        return table;
    }

    /// What went wrong, a line each.
    public List<String> failures() {
        return rows.stream()
                .flatMap(result ->
                        result.rounds().entrySet().stream()
                                .filter(each -> each.getValue().failure().isPresent())
                                .map(each ->
                                        result.row().name()
                                                + " on "
                                                + each.getKey().title()
                                                + ": "
                                                + each.getValue().failure().orElseThrow()))
                .sorted()
                .toList();
    }

    /// How many targets were reached, and which were not.
    public String summary() {
        List<String> missed = named(Verdict.MISSED);
        List<String> unknown = named(Verdict.UNKNOWN);
        return named(Verdict.REACHED).size()
                + " targets reached, "
                + missed.size()
                + " missed"
                + listed(missed)
                + (unknown.isEmpty() ? "" : ", " + unknown.size() + " not judged" + listed(unknown))
                + ".";
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", " (", ")"));
    }

    private List<String> named(Verdict verdict) {
        return rows.stream()
                .filter(result -> Verdict.of(result, rows) == verdict)
                .map(result -> result.row().name())
                .toList();
    }
}
