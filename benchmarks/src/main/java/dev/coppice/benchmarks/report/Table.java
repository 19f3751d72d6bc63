package dev.coppice.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Cells in lines, to be printed as aligned text or as Markdown; both are the same here.
///
/// @param lines the heading first
public record Table(List<List<String>> lines) {

    /// Columns of names, which are set to the left; figures are set to the right.
    private static final int NAMES = 2;

    /// A table with this heading and nothing else.
    public static Table headed(String... titles) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(titles));
        return new Table(lines);
    }

    /// Appends a line.
    public void add(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    /// Whether there is nothing but the heading.
    public boolean isEmpty() {
        return lines.size() < 2;
    }

    @Override
    public String toString() {
        int[] widths =
                IntStream.range(0, lines.getFirst().size())
                        .map(column ->
                                lines.stream()
                                        .mapToInt(line -> line.get(column).length())
                                        .max()
                                        .orElseThrow())
                        .toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(shown(lines.get(i), widths));
            if (i == 0) {
                text.append(rule(widths));
            }
        }
        return text.toString();
    }

    private static String shown(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(line.get(column), widths[column], column))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String padded(String cell, int width, int column) {
        String space = " ".repeat(width - cell.length());
        return column < NAMES ? cell + space : space + cell;
    }

    private static String rule(int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column ->
                        column < NAMES
                                ? ":" + "-".repeat(widths[column] + 1)
                                : "-".repeat(widths[column] + 1) + ":")
                .collect(Collectors.joining("|", "|", "|\n"));
    }
}
