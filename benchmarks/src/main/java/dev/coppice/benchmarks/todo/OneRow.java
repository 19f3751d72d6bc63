package dev.coppice.benchmarks.todo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The same SQLite as the server's, as durable, which commits each row by itself: what a server
/// does that writes whatever comes when it comes.
final class OneRow implements AutoCloseable {

    private final Connection connection;
    private final Disk disk;
    private final PreparedStatement insert;
    private int rows;

    private OneRow(Connection connection, Disk disk) throws SQLException {
        this.connection = connection;
        this.disk = disk;
        insert = connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?)");
    }

    /// A database in a folder, with a table and nothing in it.
    static OneRow in(Path folder, Disk disk) throws IOException {
        Files.createDirectories(folder);
        try {
            Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rows.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute(
                        "CREATE TABLE entry (list TEXT, id INTEGER, date TEXT, title TEXT,"
                                + " PRIMARY KEY (list, id)) STRICT, WITHOUT ROWID");
            }
            return new OneRow(connection, disk);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /// Commits rows for so long, and answers how many there were in a second.
    double rate(Duration time) throws IOException {
        int before = rows;
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < time.toNanos()) {
                insert.setString(1, "list_" + rows % 1_000);
                insert.setInt(2, rows++);
                insert.setString(3, Asking.date(1));
                insert.setString(4, "Dentist");
                insert.executeUpdate();
                disk.await();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return (rows - before) / ((System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
