package dev.coppice.todo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A database file, looked into and changed behind the server's back.
public record DatabaseFile(Path path) {

    /// The file of a worker.
    public static DatabaseFile of(Path folder, int worker) {
        return new DatabaseFile(folder.resolve("lists-%d.db".formatted(worker)));
    }

    /// Executes a statement, and answers how many rows it changed.
    public int execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The one value that a query answers.
    public String value(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
