package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a list is read, row by row, each checked.
record ListReading(Path file, Sql sql) {

    /// A list; none if it was never created.
    ///
    /// @throws StorageException when a row that it cannot do without is not as it was written
    Optional<TodoList> list(ListId list) throws SQLException {
        Optional<Row> row = sql.row(ListRow.GET, list.text());
        return row.isEmpty() ? Optional.empty() : Optional.of(list(row.get()));
    }

    private TodoList list(Row row) {
        Summary summary = ListRow.summary(row.verified(row.shown(1), "its own row", file));
        try {
            return list(row, summary);
        } catch (SQLException e) {
            throw new StorageException(SqliteError.of(e).failure(summary.name(), file), e);
        }
    }

    private TodoList list(Row row, Summary summary) throws SQLException {
        String id = summary.id().text();
        List<Entry> entries = new ArrayList<>();
        for (Row entry : sql.rows(EntryRow.OF_LIST, id)) {
            entries.add(
                    EntryRow.entry(entry.verified(summary.name(), "row " + entry.shown(1), file)));
        }
        if (entries.size() != summary.entries()) {
            throw new StorageException(
                    new Damaged.Row(
                            summary.name(),
                            "a row",
                            file,
                            "is missing: there are %d, not %d"
                                    .formatted(entries.size(), summary.entries())));
        }
        List<Row> graves = sql.rows(GraveRow.OF_LIST, id);
        long horizon =
                graves.stream().allMatch(Row::isWhole) ? horizon(summary) : summary.revision();
        return TodoList.of(
                new TodoList.Stored(
                        summary,
                        ListRow.nextId(row),
                        horizon,
                        entries,
                        graves.stream().filter(Row::isWhole).map(GraveRow::grave).toList(),
                        lastChanges(summary).stream()
                                .filter(Row::isWhole) // a damaged one cannot be taken back
                                .map(ChangeRow::change)
                                .toList()));
    }

    /// None if their pages are damaged: what the list holds can be used all the same.
    private List<Row> lastChanges(Summary list) throws SQLException {
        try {
            return sql.rows(ChangeRow.LAST, list.id().text(), TodoList.UNDOABLE);
        } catch (SQLException e) {
            return ifDamaged(e, List.of());
        }
    }

    private static <T> T ifDamaged(SQLException e, T otherwise) throws SQLException {
        if (SqliteError.of(e).isDamage()) {
            return otherwise;
        }
        throw e;
    }

    /// The first revision since which every change is still there.
    private long horizon(Summary list) throws SQLException {
        try {
            Optional<Object> first = sql.value(ChangeRow.FIRST_REVISION, list.id().text());
            return first.map(revision -> ((Number) revision).longValue() - 1)
                    .orElse(list.revision());
        } catch (SQLException e) {
            return ifDamaged(e, list.revision());
        }
    }
}
