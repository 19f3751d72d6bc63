package dev.coppice.todo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A database file, looked into and changed behind the server's back.
public record DatabaseFile(Path path) {

    private static final byte LEAF_OF_TABLE = 13;
    private static final byte LEAF_OF_INDEX = 10;

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
        ruin(root(table));
    }

    /// Fills a page with rubbish.
    public void ruin(int page) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] rubbish = new byte[pageSize()];
            Arrays.fill(rubbish, (byte) 0x5a);
            file.seek((page - 1L) * rubbish.length);
            file.write(rubbish);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The pages of a table or an index that have its rows, in order.
    public List<Integer> leaves(String tree) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            return leaves(bytes, pageSize(), root(tree)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As <https://sqlite.org/fileformat.html> has it.
    private static Stream<Integer> leaves(ByteBuffer file, int pageSize, int page) {
        int start = (page - 1) * pageSize;
        byte kind = file.get(start);
        if (kind == LEAF_OF_TABLE || kind == LEAF_OF_INDEX) {
            return Stream.of(page);
        }
        int cells = file.getShort(start + 3);
        IntStream children =
                IntStream.range(0, cells)
                        .map(cell -> file.getInt(start + file.getShort(start + 12 + 2 * cell)));
        return IntStream.concat(children, IntStream.of(file.getInt(start + 8)))
                .boxed()
                .flatMap(child -> leaves(file, pageSize, child));
    }

    /// The page above all others of a table or an index.
    public int root(String tree) {
        return Integer.parseInt(
                value("SELECT rootpage FROM sqlite_schema WHERE name = '%s'".formatted(tree)));
    }

    private int pageSize() {
        return Integer.parseInt(value("PRAGMA page_size"));
    }
}
