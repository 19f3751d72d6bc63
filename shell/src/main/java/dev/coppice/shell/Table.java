package dev.coppice.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows under headings, if there are any, in columns as wide as they need to be. A column of
/// numbers stands to the right.
final class Table {

    /// As many rows as somebody looks through.
    static final int MOST = 200;

    private static final String BETWEEN = "  ";
    private static final int NARROWEST = 20;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        this.headings = headings;
    }

    static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    static Table of(List<String> headings) {
        return new Table(headings);
    }

    /// Adds a row with a cell for each heading.
    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /// Adds a row that says how many are left out, if any are.
    Table more(String before, int leftOut) {
        if (leftOut > 0) {
            List<String> cells = new ArrayList<>(headings);
            cells.replaceAll(cell -> "");
            cells.set(0, before + "and " + leftOut + " more");
            rows.add(cells);
        }
        return this;
    }

    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /// The table on a screen of some width: what is too long in the last column goes on below.
    String within(int width) {
        List<List<String>> lines = new ArrayList<>(rows);
        if (!headings.stream().allMatch(String::isEmpty)) {
            lines.addFirst(headings);
        }
        List<Column> columns =
                IntStream.range(0, headings.size()).mapToObj(i -> column(i, lines)).toList();
        int before =
                columns.stream()
                        .limit(columns.size() - 1)
                        .mapToInt(column -> column.width() + BETWEEN.length())
                        .sum();
        int room = Math.max(NARROWEST, width - before);
        return lines.stream()
                .flatMap(row -> broken(row, room).stream())
                .map(row -> line(row, columns))
                .collect(Collectors.joining("\n"));
    }

    private record Column(int width, boolean isNumbers) {
        String padded(String cell) {
            String space = " ".repeat(Math.max(0, width - Wrapping.width(cell)));
            return isNumbers ? space + cell : cell + space;
        }
    }

    private Column column(int index, List<List<String>> lines) {
        int width = lines.stream().mapToInt(row -> Wrapping.width(row.get(index))).max().orElse(0);
        boolean isNumbers =
                rows.stream().allMatch(row -> row.get(index).matches("\\d+|-?"))
                        && rows.stream().anyMatch(row -> row.get(index).matches("\\d+"));
        return new Column(width, isNumbers);
    }

    /// A row in lines whose last cell is no wider than there is room.
    private static List<List<String>> broken(List<String> row, int room) {
        if (Wrapping.width(row.getLast()) <= room) {
            return List.of(row);
        }
        List<List<String>> lines = new ArrayList<>();
        for (String part : Wrapping.lines(row.getLast(), room)) {
            List<String> cells = new ArrayList<>(row);
            if (!lines.isEmpty()) {
                cells.replaceAll(cell -> "");
            }
            cells.set(row.size() - 1, part);
            lines.add(cells);
        }
        return lines;
    }

    private static String line(List<String> row, List<Column> columns) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> columns.get(i).padded(row.get(i)))
                .collect(Collectors.joining(BETWEEN))
                .stripTrailing();
    }
}
