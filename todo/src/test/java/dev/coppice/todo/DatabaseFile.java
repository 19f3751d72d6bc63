package dev.coppice.todo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

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

    /// Fills the first page of a table with rubbish.
    public void ruin(String table) {
        int page = Integer.parseInt(value("PRAGMA page_size"));
        int root =
                Integer.parseInt(
                        value(
                                "SELECT rootpage FROM sqlite_schema WHERE name = '%s'"
                                        .formatted(table)));
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek((root - 1L) * page);
            byte[] rubbish = new byte[page];
            Arrays.fill(rubbish, (byte) 0x5a);
            file.write(rubbish);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
