package dev.coppice.todo.database.sqlite;

import static java.lang.System.Logger.Level.ERROR;

import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Decision;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Place;
import dev.coppice.todo.list.Text;
import dev.coppice.todo.list.TodoList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;

/// The third version of the tables: moves what the first one had, entries that knew their list by
/// its name.
///
/// A row that is damaged stays in the old table, and is told.
record FirstLists(Share share) implements Step {

    private static final System.Logger LOG = System.getLogger(FirstLists.class.getName());

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "first lists";
    }

    @Override
    public void migrate(Context context) throws SQLException {
        // Not closed: the connection is Flyway's.
        Sql sql = new Sql(context.getConnection());
        SqliteStore store = SqliteStore.toWrite(share, sql);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, TodoList> lists = new HashMap<>();
        int damaged = 0;
        for (Old old : Old.all(sql)) {
            if (old.isWhole()) {
                TodoList list = lists.computeIfAbsent(old.list(), name -> create(name, store, now));
                lists.put(old.list(), add(old, list, store, now));
                sql.update("DELETE FROM entry_1 WHERE list = ? AND id = ?", old.list(), old.id());
            } else {
                damaged++;
                LOG.log(
                        ERROR,
                        "list \"{0}\" is damaged: row {1} of worker {2} does not match its"
                                + " checksum, and stays in the table entry_1",
                        old.list(),
                        old.id(),
                        share.worker());
            }
        }
        if (damaged == 0) {
            sql.update("DROP TABLE entry_1");
        }
    }

    private TodoList create(String name, SqliteStore store, Instant now) {
        TodoList none = TodoList.none(idOf(name));
        return write(Key.of("create", name), new Action.Create(shortened(name)), none, store, now);
    }

    private static TodoList add(Old old, TodoList list, SqliteStore store, Instant now) {
        Content content = Content.titled(old.title()).on(LocalDate.parse(old.date()));
        return write(
                Key.of(old.key(), "add", old.date(), old.title()),
                new Action.Add(content, false, new Place.Last()),
                list,
                store,
                now);
    }

    private static TodoList write(
            Key key, Action action, TodoList list, SqliteStore store, Instant now) {
        if (list.decide(action, now) instanceof Decision.Accepted(var change, var after)) {
            store.write(key, change, after);
            return after;
        }
        throw new IllegalStateException(action + " cannot be done to list " + list.id());
    }

    /// An id that this share has.
    private ListId idOf(String name) {
        return Stream.iterate(0, n -> n + 1)
                .map(n -> ListId.from(n + " " + name))
                .filter(share::has)
                .findFirst()
                .orElseThrow();
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= Text.LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Text.LONGEST_NAME - 1)) + "…";
    }

    /// A row of the first version.
    private record Old(String list, long id, String key, String date, String title, long checksum) {

        /// Their last column is the checksum, as that of all rows.
        static List<Old> all(Sql sql) throws SQLException {
            String all = "SELECT list, id, key, date, title, checksum FROM entry_1";
            return sql.rows(all + " ORDER BY list, id").stream()
                    .map(row ->
                            new Old(
                                    row.text(0),
                                    row.number(1),
                                    row.text(2),
                                    row.text(3),
                                    row.text(4),
                                    row.checksum()))
                    .toList();
        }

        boolean isWhole() {
            CRC32C sum = new CRC32C();
            sum.update(ByteBuffer.allocate(Long.BYTES).putLong(id).flip());
            for (String field : new String[] {list, key, date, title}) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                sum.update(bytes);
            }
            return sum.getValue() == checksum;
        }
    }
}
