package dev.coppice.todo.database.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/// A connection whose statements are prepared once: preparing takes longer than executing.
final class Sql implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Executes a statement, and answers how many rows it changed.
    int update(String sql, @Nullable Object... values) throws SQLException {
        return with(sql, PreparedStatement::executeUpdate, values);
    }

    /// What a query answers.
    List<Row> rows(String sql, @Nullable Object... values) throws SQLException {
        return with(
                sql,
                statement -> {
                    try (ResultSet result = statement.executeQuery()) {
                        List<Row> rows = new ArrayList<>();
                        while (result.next()) {
                            rows.add(Row.read(result));
                        }
                        return rows;
                    }
                },
                values);
    }

    /// The one row that a query answers, if there is one.
    Optional<Row> row(String sql, @Nullable Object... values) throws SQLException {
        return rows(sql, values).stream().findFirst();
    }

    /// Hands what a query answers to a reader, until it has enough. The query is not prepared for
    /// another time.
    void each(String sql, Reader reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                boolean more = true;
                while (more && result.next()) {
                    more = reader.wantsMoreThan(Row.read(result));
                }
            }
        }
    }

    interface Reader {
        boolean wantsMoreThan(Row row) throws SQLException;
    }

    /// The one value that a query answers, if it is not null.
    Optional<Object> value(String sql, @Nullable Object... values) throws SQLException {
        return with(
                sql,
                statement -> {
                    try (ResultSet result = statement.executeQuery()) {
                        return result.next()
                                ? Optional.ofNullable(result.getObject(1))
                                : Optional.empty();
                    }
                },
                values);
    }

    /// Copies the database to a file, while others write to it.
    void copyTo(Path copy) throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        int code = sqlite.getDatabase().backup("main", copy.toAbsolutePath().toString(), null);
        if (code != SQLiteErrorCode.SQLITE_OK.code) {
            throw DB.newSQLException(code, "copying to " + copy);
        }
    }

    /// Becomes what is in a file, in one transaction. Those who read meanwhile are not disturbed.
    void replaceBy(Path other) throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        int code = sqlite.getDatabase().restore("main", other.toAbsolutePath().toString(), null);
        if (code != SQLiteErrorCode.SQLITE_OK.code) {
            throw DB.newSQLException(code, "taking over " + other);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /// The driver has closed a statement that failed, COMMIT on a full disk for instance; another
    /// time it is prepared anew.
    private <T> T with(String sql, Use<T> use, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        try {
            bind(statement, values);
            return use.of(statement);
        } catch (SQLException e) {
            prepared.remove(sql);
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
