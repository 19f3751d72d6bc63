package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.DatabaseFile;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Place;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32C;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that earlier versions have made.
class MigrationTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");

    private final Sqlite sqlite = new Sqlite();
    private Share share;
    private DatabaseFile file;

    @BeforeEach
    void aFileOfTheFirstVersion(@TempDir Path folder) {
        share = new Share(folder, 2, 3);
        file = new DatabaseFile(sqlite.file(share));
        migrate("1");
        file.execute("INSERT INTO share VALUES (2, 3)");
        insert("bob", 1, "k1", "Dentist", 0);
        insert("bob", 2, "k2", "it's Zahnärztin 🦷", 0);
        insert("../eve", 1, "k1", "Movies", 0);
    }

    @Test
    void whatTheFirstVersionKeptIsThere() {
        try (Store store = sqlite.open(share)) {
            assertThat(store.summaries())
                    .extracting(Summary::name)
                    .containsExactlyInAnyOrder("bob", "../eve");
            TodoList bob = list(store, "bob");
            assertThat(bob.on(DAY)).containsExactlyElementsOf(bob.inOrder());
            assertThat(SomeList.titles(bob)).containsExactly("Dentist", "it's Zahnärztin 🦷");
            assertThat(store.summaries()).extracting(Summary::id).allMatch(share::has);
        }
        assertThat(tables("entry_1")).isEqualTo("0");
    }

    @Test
    void anEntryThatWasAddedThenIsNotAddedAgain() {
        try (Store store = sqlite.open(share)) {
            TodoList bob = list(store, "bob");
            Action add = new Action.Add(Content.titled("Dentist").on(DAY), false, new Place.Last());
            Key key = Key.of("k1", "add", "2018-12-19", "Dentist");

            assertThat(new Writing(store).write(bob, add, key))
                    .isInstanceOfSatisfying(
                            Written.Before.class,
                            before -> assertThat(before.kept().key()).isEqualTo(key));
        }
    }

    @Test
    void whatWasDoneThenCanBeTakenBack() {
        try (Store store = sqlite.open(share)) {
            TodoList bob = list(store, "bob");

            TodoList undone = new Writing(store).write(bob, SomeList.undo(), SomeList.undo());

            assertThat(SomeList.titles(undone)).isEmpty();
            assertThat(store.list(bob.id()).map(SomeList::titles)).contains(List.of());
        }
    }

    /// The fourth version had them sorted by list, in a table without places.
    @Test
    void changesOfAListAreInTheOrderOfItsRevisionsWhateverTheClockSaid() {
        migrate("4");
        file.execute("UPDATE change SET at = at + 1 - revision");

        sqlite.open(share).close();

        assertThat(
                        file.value(
                                """
                                SELECT group_concat(revision, ' ') FROM (
                                    SELECT change.revision FROM change
                                    JOIN list ON change.list = id AND name = 'bob'
                                    ORDER BY change.rowid)\
                                """))
                .isEqualTo("1 2 3");
    }

    @Test
    void whereAPageOfChangesIsDamagedTheListsThemselvesMoveOn() {
        migrate("4");
        file.ruin("change");

        try (Store store = sqlite.open(share)) {
            TodoList bob = list(store, "bob");
            assertThat(SomeList.titles(bob)).containsExactly("Dentist", "it's Zahnärztin 🦷");
            var _ = new Writing(store).write(bob, SomeList.add("Movies"));
            assertThat(SomeList.titles(list(store, "bob")))
                    .containsExactly("Dentist", "it's Zahnärztin 🦷", "Movies");
        }
        assertThat(tables("change_4")).isEqualTo("1");
    }

    @Test
    void aDamagedRowStaysWhereItWas() {
        insert("bob", 3, "k3", "Movies", 1);

        try (Store store = sqlite.open(share)) {
            assertThat(SomeList.titles(list(store, "bob")))
                    .containsExactly("Dentist", "it's Zahnärztin 🦷");
        }
        assertThat(file.value("SELECT count(*) || min(title) FROM entry_1")).isEqualTo("1Movies");
    }

    /// Whoever adds a version and forgets this would leave older files as they are.
    @Test
    void theNewestVersionIsTheOneThatMigrationEndsWith() throws Exception {
        sqlite.open(share).close();

        try (Sql sql = Sqlite.connect(Sqlite.source(file.path()))) {
            assertThat(Schema.versions(sql)).contains(Schema.NEWEST);
        }
    }

    @Test
    void aFileOfTheNewestVersionIsNotMigrated() {
        sqlite.open(share).close();
        file.execute("UPDATE flyway_schema_history SET checksum = 1"); // which Flyway would refuse

        try (Store store = sqlite.open(share)) {
            assertThat(store.summaries()).hasSize(2);
        }
    }

    @Test
    void aNameThatIsTooLongNowIsShortened() {
        insert("x".repeat(150), 1, "k1", "Dentist", 0);

        try (Store store = sqlite.open(share)) {
            assertThat(SomeList.titles(list(store, "x".repeat(99) + "…")))
                    .containsExactly("Dentist");
        }
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(Sqlite.source(file.path()))
                .locations("classpath:dev/coppice/todo/database/sqlite/schema")
                .javaMigrations(new FirstLists(share))
                .target(version)
                .load()
                .migrate();
    }

    private static TodoList list(Store store, String name) {
        List<ListId> ids =
                store.summaries().stream()
                        .filter(list -> list.name().equals(name))
                        .map(Summary::id)
                        .toList();
        assertThat(ids).hasSize(1);
        return store.list(ids.getFirst()).orElseThrow();
    }

    private String tables(String name) {
        return file.value("SELECT count(*) FROM sqlite_schema WHERE name = '%s'".formatted(name));
    }

    private void insert(String list, long id, String key, String title, long off) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(id).flip());
        for (String field : new String[] {list, key, DAY.toString(), title}) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sum.update(bytes);
        }
        file.execute(
                "INSERT INTO entry VALUES ('%s', %d, '%s', '%s', '%s', %d)"
                        .formatted(
                                list,
                                id,
                                key,
                                DAY,
                                title.replace("'", "''"),
                                sum.getValue() + off));
    }
}
