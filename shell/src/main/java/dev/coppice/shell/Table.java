package dev.coppice.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows under headings, if there are any, in columns as wide as they need to be. A column of
/// numbers stands to the right.
final class Table {

    private static final String BETWEEN = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        this.headings = headings;
    }

    static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    /// Adds a row with a cell for each heading.
    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    @Override
    public String toString() {
        List<List<String>> all = new ArrayList<>(rows);
        if (!headings.stream().allMatch(String::isEmpty)) {
            all.addFirst(headings);
        }
        int[] widths =
                IntStream.range(0, headings.size())
                        .map(column ->
                                all.stream()
                                        .mapToInt(row -> row.get(column).length())
                                        .max()
                                        .orElse(0))
                        .toArray();
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), widths[column], isNumbers(column)))
                .collect(Collectors.joining(BETWEEN))
                .stripTrailing();
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }

    private boolean isNumbers(int column) {
        return rows.stream().allMatch(row -> row.get(column).matches("\\d+|-?"))
                && rows.stream().anyMatch(row -> row.get(column).matches("\\d+"));
    }
}
