package dev.coppice.benchmarks.report;

import dev.coppice.benchmarks.measure.Growth;
import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Micro;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.todo.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Everything a run yielded.
///
/// @param machine where
/// @param report the rows
/// @param growth with the number of processes; empty when not asked for
/// @param micro single operations; empty when not asked for
/// @param todo the to-do server under load; empty when not asked for
/// @param command how it was started
public record Results(
        Machine machine,
        Report report,
        List<Growth> growth,
        List<Micro> micro,
        List<Finding> todo,
        String command) {

    /// What the terminal shows.
    public String text() {
        StringBuilder text = new StringBuilder();
        machine.facts().forEach((name, value) -> text.append(name + ": " + value + "\n"));
        sections().forEach((title, body) -> text.append("\n" + title + "\n\n" + body + "\n"));
        return text.toString();
    }

    /// Writes it for people to read, with a plot beside it if growth was measured.
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("# Results\n\n");
        text.append(
                "Written by `" + command + "`; how to read it is in [README.md](README.md).\n\n");
        machine.facts().forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
        sections().forEach((title, body) -> text.append("\n## " + title + "\n\n" + body));
        if (!growth.isEmpty()) {
            text.append("\n![Cost with the number of processes](growth.svg)\n");
            Files.writeString(file.resolveSibling("growth.svg"), Plot.of(growth));
        }
        Files.writeString(file, text.toString());
    }

    private Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        if (!report.rows().isEmpty()) {
            String summary = report.judged() ? "\n" + report.summary() + "\n" : "";
            sections.put("Rows", report.medians() + summary);
        }
        if (!report.latencies().isEmpty()) {
            sections.put("Latencies", report.latencies().toString());
        }
        if (!growth.isEmpty()) {
            sections.put("Growth", grown().toString());
        }
        if (!micro.isEmpty()) {
            sections.put("Single operations (JMH)", single().toString());
        }
        if (!todo.isEmpty()) {
            sections.put("The to-do server", TodoTables.findings(todo, report.judged()).toString());
            sections.put("Its latencies", TodoTables.latencies(todo).toString());
        }
        if (!report.failures().isEmpty()) {
            sections.put("Failures", String.join("\n", report.failures()) + "\n");
        }
        return sections;
    }

    private Table grown() {
        List<String> heading = new ArrayList<>(List.of("cost with so many processes"));
        growth.getFirst().points().forEach(point -> heading.add(counted(point.processes())));
        heading.add("last / first");
        heading.add("no worse than logarithmic");
        Table table = new Table(new ArrayList<>(List.of(heading)));
        for (Growth each : growth) {
            List<String> cells = new ArrayList<>(List.of(each.row().title()));
            int missing = heading.size() - 3 - each.points().size();
            cells.addAll(java.util.Collections.nCopies(missing, "–"));
            if (each.failure().isPresent()) {
                cells.addAll(java.util.Collections.nCopies(each.points().size() + 2, "failed"));
            } else {
                each.points().forEach(point -> cells.add(each.row().unit().show(point.cost())));
                cells.add(String.format(Locale.ROOT, "× %.2f", each.factor()));
                cells.add(
                        !report.judged()
                                ? ""
                                : each.factor() <= each.logarithm() ? "yes" : "**no**");
            }
            table.add(cells);
        }
        return table;
    }

    private static String counted(int processes) {
        return String.format(Locale.ROOT, "%,d", processes);
    }

    private Table single() {
        Table table = Table.headed("operation", "each", "error");
        for (Micro each : micro) {
            table.add(
                    List.of(
                            each.name(),
                            String.format(Locale.ROOT, "%.1f ns", each.nanoseconds()),
                            Double.isNaN(each.error())
                                    ? "–"
                                    : String.format(Locale.ROOT, "± %.1f ns", each.error())));
        }
        return table;
    }

    /// Writes everything, each round included, for programs to read.
    public void writeJson(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("machine", machine.facts());
        all.put("rows", report.rows().stream().map(this::json).toList());
        all.put("growth", growth.stream().map(Results::json).toList());
        all.put("micro", micro.stream().map(Results::json).toList());
        all.put("todo", todo.stream().map(TodoTables::json).toList());
        Files.writeString(file, Json.of(all) + "\n");
    }

    private Map<String, Object> json(RowResult result) {
        Map<String, Object> peers = new LinkedHashMap<>();
        result.rounds()
                .forEach((peer, rounds) -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    rounds.failure().ifPresent(why -> fields.put("failure", why));
                    result.median(peer).ifPresent(median -> fields.put("median", median));
                    fields.put(
                            "rounds",
                            rounds.measurements().stream().map(Measurement::line).toList());
                    peers.put(peer.word(), fields);
                });
        Row row = result.row();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        fields.put("title", row.title());
        fields.put("unit", row.unit().word());
        fields.put("figure", row.figure().word());
        fields.put("target", row.target().show(row.unit()));
        fields.put("verdict", report.judged() ? Verdict.of(result, report.rows()).name() : "NONE");
        fields.put("peers", peers);
        return fields;
    }

    private static Map<String, Object> json(Growth growth) {
        Map<String, Object> costs = new LinkedHashMap<>();
        growth.points().stream()
                .filter(point -> point.rounds().isMeasured())
                .forEach(point -> costs.put(String.valueOf(point.processes()), point.cost()));
        return Map.of("name", growth.row().name(), "costs", costs);
    }

    private static Map<String, Object> json(Micro micro) {
        return Map.of("name", micro.name(), "nanoseconds", micro.nanoseconds());
    }
}
