package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Search;
import dev.coppice.todo.database.Search.Found;
import dev.coppice.todo.database.Search.Order;
import dev.coppice.todo.list.Filter;
import dev.coppice.todo.list.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A search as a query.
///
/// The query leaves out what it can tell by an index or by looking for bytes; what passes is
/// decided by the filter itself. A damaged row is left out: whoever reads its list hears of it.
record Finding(Search search, String sql, List<Object> values) {

    /// As the index has it.
    private static final String DUE = "ifnull(due, '" + Search.Spot.NEVER + "')";

    static Finding of(Search search) {
        StringBuilder sql = new StringBuilder("SELECT " + EntryRow.COLUMNS + " FROM entry");
        sql.append(
                " WHERE NOT EXISTS (SELECT id FROM list"
                        + " WHERE id = entry.list AND deleted_at IS NOT NULL)");
        List<Object> values = new ArrayList<>();
        Filter filter = search.filter();
        filter.done()
                .filter(_ -> search.order() == Order.DUE)
                .ifPresent(done -> sql.append(" AND done_at IS " + (done ? "NOT NULL" : "NULL")));
        filter.from()
                .ifPresent(day ->
                        add(
                                sql,
                                " AND due IS NOT NULL AND " + DUE + " >= ?",
                                values,
                                day.toString()));
        filter.to().ifPresent(day -> add(sql, " AND " + DUE + " <= ?", values, day.toString()));
        filter.words().forEach(word -> add(sql, " AND instr(folded, ?)", values, word));
        filter.label()
                .ifPresent(label -> add(sql, " AND instr(folded, ?)", values, Text.folded(label)));
        switch (search.order()) {
            case DUE -> byDue(search, sql, values);
            case DONE -> byDone(search, sql, values);
        }
        return new Finding(search, sql.toString(), values);
    }

    private static void byDue(Search search, StringBuilder sql, List<Object> values) {
        String key = DUE + ", ifnull(time, ''), list, id";
        search.after()
                .ifPresent(spot -> {
                    sql.append(" AND (" + key + ") > (?, ?, ?, ?)");
                    values.addAll(List.of(spot.first(), spot.second(), spot.list(), spot.entry()));
                });
        sql.append(" ORDER BY " + key);
    }

    private static void byDone(Search search, StringBuilder sql, List<Object> values) {
        sql.append(" AND done_at IS NOT NULL");
        search.after()
                .ifPresent(spot -> {
                    sql.append(" AND (-done_at, list, id) > (?, ?, ?)");
                    values.addAll(
                            List.of(
                                    Long.parseUnsignedLong(spot.first(), 16) - Long.MAX_VALUE,
                                    spot.list(),
                                    spot.entry()));
                });
        sql.append(" ORDER BY -done_at, list, id");
    }

    private static void add(
            StringBuilder sql, String condition, List<Object> values, Object value) {
        sql.append(condition);
        values.add(value);
    }

    List<Found> in(Sql connection) throws SQLException {
        List<Found> found = new ArrayList<>();
        connection.each(
                sql,
                row -> {
                    if (row.isWhole()) {
                        Found next = new Found(EntryRow.list(row), EntryRow.entry(row));
                        if (search.filter().passes(next.entry())) {
                            found.add(next);
                        }
                    }
                    return found.size() < search.limit();
                },
                values.toArray());
        return found;
    }
}
