package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.todo.DatabaseFile;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.StorageFailure.OtherWorkers;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the SQLite store notices, and what it refuses.
class DamageTest {

    private static final ListId BOB = ListId.from("bob");
    private static final ListId EVE = ListId.from("eve");

    private final Sqlite sqlite = new Sqlite();
    private Share share;
    private DatabaseFile file;

    @BeforeEach
    void aStoreWithTwoLists(@TempDir Path folder) {
        share = new Share(folder, 1, 3);
        file = new DatabaseFile(sqlite.file(share));
        try (Store store = sqlite.open(share)) {
            Writing writing = new Writing(store);
            writing.write(
                    writing.create("bob", "Dentist", "Shopping", "Movies"), SomeList.remove(3));
            writing.create("eve", "Dentist");
        }
    }

    @Test
    void aChangedByteIsFoundAndTheRowNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        byte[] title = "Shopping".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length - title.length; i++) {
            if (new String(bytes, i, title.length, StandardCharsets.ISO_8859_1)
                    .equals("Shopping")) {
                bytes[i] = 's';
            }
        }
        Files.write(file.path(), bytes);
        assertThat(file.value("PRAGMA integrity_check")).isEqualTo("ok");

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.list(BOB))
                    .hasMessage(
                            "list \"bob\" is damaged: row 2 in %s does not match its checksum",
                            file.path());
            assertThat(store.list(EVE)).isPresent();
        }
    }

    @Test
    void everyColumnIsCheckedOfEveryRow() {
        for (String change :
                List.of(
                        "list SET name = 'Bob' WHERE name = 'bob'",
                        "list SET next_entry = 3 WHERE name = 'bob'",
                        "list SET revision = revision + 1 WHERE name = 'bob'",
                        "entry SET revision = 9 WHERE title = 'Shopping'",
                        "entry SET done_at = 0 WHERE title = 'Shopping'",
                        "entry SET due = '2018-12-19' WHERE title = 'Shopping'",
                        "entry SET notes = ' ' WHERE title = 'Shopping'",
                        "entry SET id = 7 WHERE title = 'Shopping'")) {
            file.execute("CREATE TABLE copy AS SELECT * FROM " + change.split(" ", 2)[0]);
            assertThat(file.execute("UPDATE " + change)).isOne();

            try (Store store = sqlite.open(share)) {
                assertThatThrownBy(() -> store.list(BOB))
                        .as(change)
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("does not match its checksum");
            }
            file.execute("DELETE FROM " + change.split(" ", 2)[0]);
            file.execute("INSERT INTO %s SELECT * FROM copy".formatted(change.split(" ", 2)[0]));
            file.execute("DROP TABLE copy");
        }
        try (Store store = sqlite.open(share)) {
            assertThat(store.list(BOB).map(SomeList::titles))
                    .contains(List.of("Dentist", "Shopping"));
        }
    }

    @Test
    void aLostRowIsFound() {
        file.execute("DELETE FROM entry WHERE title = 'Shopping'");

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.list(BOB))
                    .hasMessage(
                            "list \"bob\" is damaged: a row in %s is missing: there are 1, not 2",
                            file.path());
        }
    }

    @Test
    void aListWhoseOwnRowIsDamagedIsNamedAndTheOthersAreThere() {
        file.execute("UPDATE list SET revision = 9 WHERE name = 'bob'");

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(store::summaries)
                    .hasMessage(
                            "list \"bob\" is damaged: its own row in %s does not match its checksum",
                            file.path());
            assertThat(store.summary(EVE).map(Summary::name)).contains("eve");
        }
    }

    @Test
    void aDamagedChangeCannotBeTakenBackAndHarmsNothingElse() {
        file.execute("UPDATE change SET steps = '[]' WHERE revision = 3");

        try (Store store = sqlite.open(share)) {
            TodoList list = store.list(BOB).orElseThrow();
            assertThat(SomeList.titles(list)).containsExactly("Dentist", "Shopping");
            assertThat(SomeList.refusal(list, SomeList.undo(3))).asString().contains("Forgotten");
            assertThatThrownBy(() -> store.kept(BOB, "key 3")).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void aDamagedGraveMakesWhoFollowsBeginAnew() {
        file.execute("UPDATE tombstone SET id = 2");

        try (Store store = sqlite.open(share)) {
            TodoList list = store.list(BOB).orElseThrow();
            assertThat(list.since(list.revision() - 1, 10)).isEmpty();
            assertThat(list.since(list.revision(), 10)).isPresent();
        }
    }

    @Test
    void aPageOfRubbishIsDamage() throws IOException {
        try (Store store = sqlite.open(share)) {
            Writing writing = new Writing(store);
            TodoList[] list = {store.list(EVE).orElseThrow()};
            store.together(() -> {
                for (int i = 0; i < 500; i++) {
                    list[0] = writing.write(list[0], SomeList.add("entry " + i));
                }
            });
        }
        byte[] bytes = Files.readAllBytes(file.path());
        for (int i = bytes.length / 2; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file.path(), bytes);

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.list(EVE))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.failure()).isInstanceOf(Damaged.class))
                    .hasMessageContaining("eve");
        }
    }

    /// The change itself, with its key, and the list's row could be written.
    @Test
    void aChangeThatCannotBeWrittenWholeIsNotWrittenAtAll() {
        TodoList[] list = new TodoList[1];
        try (Store store = sqlite.open(share)) {
            list[0] = store.list(BOB).orElseThrow();
        }
        file.ruin("entry");

        try (Store store = sqlite.open(share)) {
            Key key = Key.of("k", "");
            assertThatThrownBy(() ->
                            store.together(() -> {
                                try {
                                    new Writing(store).write(list[0], SomeList.add("x"), key);
                                } catch (StorageException told) {
                                    // and others go on
                                }
                            }))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.failure()).isInstanceOf(Damaged.class));

            assertThat(store.kept(BOB, "k")).isEmpty();
            assertThat(store.summary(BOB)).contains(list[0].summary());
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(file.path(), "shopping list: ".repeat(100));

        assertThatThrownBy(() -> sqlite.open(share))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Unusable.class))
                .hasMessageContaining("lists-1.db");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path blocking = Files.writeString(share.folder().resolve("file"), "");

        assertThatThrownBy(() -> sqlite.open(new Share(blocking.resolve("folder"), 1, 3)))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("cannot use " + blocking.resolve("folder"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(share.folder().resolve("file"), "");

        assertThatThrownBy(() -> sqlite.open(new Share(file, 1, 3)))
                .isInstanceOf(StorageException.class)
                .hasMessage("cannot use " + file + ": it is a file, and no folder");
    }

    @Test
    void aFolderKeepsItsNumberOfWorkers() {
        assertThatThrownBy(() -> sqlite.open(new Share(share.folder(), 1, 4)))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e ->
                                assertThat(e.failure())
                                        .isEqualTo(new OtherWorkers(share.folder(), 3, 4)))
                .hasMessageContaining("was made for 3 database workers, not for 4");
    }

    @Test
    void theFileOfALaterVersionIsRefused() {
        file.execute(
                """
                INSERT INTO flyway_schema_history
                SELECT 99, '99', 'later', type, 'V99__later.sql', 1, installed_by, installed_on, 0, 1
                FROM flyway_schema_history WHERE version = '1'\
                """);

        assertThatThrownBy(() -> sqlite.open(share))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("another version made its tables");
    }

    @Test
    void itCommitsToAWriteAheadLogAndWaitsForTheDisk() throws Exception {
        try (Sql sql = Sqlite.connect(Sqlite.source(file.path()))) {
            assertThat(sql.value("PRAGMA journal_mode")).contains("wal");
            assertThat(sql.value("PRAGMA synchronous")).contains(2); // FULL
            assertThat(sql.value("PRAGMA fullfsync")).contains(1);
        }
    }

    /// Such a file would be mapped into memory, and writing there ends the JVM when the disk is
    /// full.
    @Test
    void connectionsTellEachOtherOfTheLogWithoutAFile() throws IOException {
        try (Store store = sqlite.open(share);
                Store reader = sqlite.openToRead(share)) {
            new Writing(store).create("ann", "Dentist");

            assertThat(reader.summaries()).hasSize(3);
            assertThat(share.folder()).isDirectoryNotContaining("glob:**-shm");
        }
    }

    @Test
    void aFolderMayHaveAnyName(@TempDir Path folder) {
        Share odd = new Share(folder.resolve("a b%20?mode=memory#c&ü"), 1, 3);
        try (Store store = sqlite.open(odd)) {
            new Writing(store).create("ann", "Dentist");
        }

        assertThat(sqlite.file(odd)).isRegularFile();
        try (Store store = sqlite.open(odd)) {
            assertThat(store.summaries()).hasSize(1);
        }
    }
}
