package dev.coppice.todo.database.sqlite;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes all rows of a table that can be read, though pages of it may be damaged, to the same table
/// of another file.
///
/// A page that cannot be read ends a query. So the table is read from its beginning up to the first
/// such page, and from its end down to the last; what may lie between the two is asked for row by
/// row.
final class Salvage {

    private final Table table;
    private final Sql from;
    private final Sql to;
    private final String select;
    private final String insert;
    private final String isThere;
    private final int keys;
    private final int before;
    private final Map<String, Row> damaged = new LinkedHashMap<>();
    private boolean whole = true;
    private long unreadable;

    private Salvage(Table table, Sql from, Sql to) {
        this.table = table;
        this.from = from;
        this.to = to;
        keys = table.key().split(",", -1).length;
        before = table.key().equals("rowid") ? 1 : 0;
        String columns = before == 0 ? table.columns() : table.key() + ", " + table.columns();
        select = "SELECT " + columns + " FROM " + table.name();
        insert =
                "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING"
                        .formatted(table.name(), columns, marks(columns.split(",", -1).length));
        isThere = "SELECT 1 FROM " + table.name() + atKey();
    }

    /// Takes what can be read one after the other.
    static Salvage of(Table table, Sql from, Sql to) throws SQLException {
        Salvage salvage = new Salvage(table, from, to);
        if (!salvage.read("", true)) {
            salvage.whole = false;
            salvage.read(" DESC", false);
        }
        return salvage;
    }

    /// Takes single rows, if there may be some that were not taken yet.
    ///
    /// @param keys a query for theirs, with a column more
    void andThoseOf(Sql known, String keys) throws SQLException {
        if (!whole) {
            readable(() -> known.each(keys, row -> takeOf(row.values())));
        }
    }

    /// Whether everything could be read, and was as it was written.
    boolean isWhole() {
        return whole && damaged.isEmpty();
    }

    /// How many rows are known to be there that could not be read.
    long unreadable() {
        return unreadable;
    }

    /// Rows that are not as they were written, which were not taken.
    List<Row> damaged() {
        return List.copyOf(damaged.values());
    }

    private boolean read(String order, boolean toTheEnd) throws SQLException {
        String all = select + " ORDER BY " + table.key().replace(",", order + ",") + order;
        return readable(() -> from.each(all, row -> take(row) || toTheEnd));
    }

    /// Whether it was not taken before.
    private boolean take(Row found) throws SQLException {
        Row row = found.behind(before);
        if (!row.isWhole()) {
            damaged.put(row.toString(), row);
            return true;
        }
        return to.update(insert, found.columns()) == 1;
    }

    private boolean takeOf(@Nullable Object... key) throws SQLException {
        if (to.value(isThere, key).isEmpty()) {
            boolean read =
                    readable(() -> {
                        for (Row row : from.rows(select + atKey(), key)) {
                            take(row);
                        }
                    });
            unreadable += read ? 0 : 1;
        }
        return true;
    }

    private interface Reading {
        void run() throws SQLException;
    }

    private static boolean readable(Reading reading) throws SQLException {
        try {
            reading.run();
            return true;
        } catch (SQLException e) {
            if (SqliteError.of(e).isDamage()) {
                return false;
            }
            throw e;
        }
    }

    private String atKey() {
        return " WHERE (%s) = (%s)".formatted(table.key(), marks(keys));
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}
