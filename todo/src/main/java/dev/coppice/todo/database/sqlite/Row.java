package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.list.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.CRC32C;

/// An entry as it stands in the table.
///
/// SQLite does not notice when bytes inside a row change, so each row carries a checksum of its
/// own.
record Row(String list, long id, String key, String date, String title, long checksum) {

    static Row of(String list, Entry entry) {
        String date = entry.date().toString();
        long checksum = checksum(list, entry.id(), entry.key(), date, entry.title());
        return new Row(list, entry.id(), entry.key(), date, entry.title(), checksum);
    }

    boolean isWhole() {
        return checksum == checksum(list, id, key, date, title);
    }

    /// What a whole row says.
    Entry entry() {
        return new Entry(id, key, LocalDate.parse(date), title);
    }

    /// CRC-32C of the fields in order; each text goes in with its length, so that no two rows read
    /// the same.
    private static long checksum(String list, long id, String key, String date, String title) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(id).flip());
        for (String field : new String[] {list, key, date, title}) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sum.update(bytes);
        }
        return sum.getValue();
    }
}
