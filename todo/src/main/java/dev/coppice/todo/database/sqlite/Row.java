package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Damaged;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A row of a table: numbers and texts, and last a checksum of them all.
///
/// SQLite does not notice when bytes inside a row change, so each row carries a checksum of its
/// own.
final class Row {

    private final @Nullable Object[] values;
    private final long checksum;

    private Row(@Nullable Object[] values, long checksum) {
        this.values = values;
        this.checksum = checksum;
    }

    /// A new row.
    ///
    /// @param values each a [Long], a [String] or null
    static Row of(@Nullable Object... values) {
        return new Row(values, sum(values));
    }

    /// The row that a result is at, whose last column is the checksum.
    static Row read(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount() - 1;
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
            Object value = result.getObject(i + 1);
            values[i] = value instanceof Number number ? (Long) number.longValue() : value;
        }
        return new Row(values, result.getLong(columns + 1));
    }

    /// Whether it is as it was written.
    boolean isWhole() {
        return checksum == sum(values);
    }

    /// This row, if it is as it was written.
    ///
    /// @param list whose it is
    /// @param place where it stands there
    /// @throws StorageException if it is not
    Row verified(String list, String place, Path file) {
        if (isWhole()) {
            return this;
        }
        throw new StorageException(
                new Damaged.Row(list, place, file, "does not match its checksum"));
    }

    /// The row without its first columns, which stood before it.
    Row behind(int columns) {
        return new Row(Arrays.copyOfRange(values, columns, values.length), checksum);
    }

    /// What was written as its checksum.
    long checksum() {
        return checksum;
    }

    /// A value as it was read.
    @Nullable Object value(int column) {
        return values[column];
    }

    /// A value as it was read, which may be of any kind if the row is not whole.
    String shown(int column) {
        return String.valueOf(values[column]);
    }

    /// Its values, without the checksum.
    @Nullable Object[] values() {
        return values.clone();
    }

    /// Its values, and the checksum.
    @Nullable Object[] columns() {
        @Nullable Object[] columns = Arrays.copyOf(values, values.length + 1);
        columns[values.length] = checksum;
        return columns;
    }

    long number(int column) {
        return maybeNumber(column).orElseThrow();
    }

    Optional<Long> maybeNumber(int column) {
        return Optional.ofNullable((Long) values[column]);
    }

    String text(int column) {
        return maybeText(column).orElseThrow();
    }

    Optional<String> maybeText(int column) {
        return Optional.ofNullable((String) values[column]);
    }

    Instant instant(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    Optional<Instant> maybeInstant(int column) {
        return maybeNumber(column).map(Instant::ofEpochMilli);
    }

    /// For people who want to know what was in it.
    @Override
    public String toString() {
        return Arrays.toString(columns());
    }

    /// CRC-32C of the values in order; each goes in with its kind and length, so that no two rows
    /// read the same.
    private static long sum(@Nullable Object[] values) {
        CRC32C sum = new CRC32C();
        for (Object value : values) {
            switch (value) {
                case null -> sum.update('-');
                case Long number -> {
                    sum.update('n');
                    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
                }
                case String text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    sum.update('t');
                    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                    sum.update(bytes);
                }
                default -> sum.update('?'); // no column of ours has such a value
            }
        }
        return sum.getValue();
    }
}
