package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.StorageFailure.OtherWorkers;
import dev.coppice.todo.database.StorageFailure.StaleList;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the SQLite store keeps, what it notices and what it refuses.
class SqliteStoreTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");
    private static final Entry FIRST = new Entry(1, "a", DAY, "Dentist");
    private static final Entry SECOND = new Entry(2, "b", DAY, "Zahnärztin 🦷");

    private final Sqlite sqlite = new Sqlite();
    private Share share;

    @BeforeEach
    void aFolderOfTheirOwn(@TempDir Path folder) {
        share = new Share(folder, 1, 3);
    }

    @Test
    void whatWasPutIsThereAfterReopening() {
        try (Store store = sqlite.open(share)) {
            assertThat(store.put("bob", FIRST)).isEqualTo(FIRST);
            assertThat(store.put("bob", SECOND)).isEqualTo(SECOND);
        }

        try (Store store = sqlite.open(share)) {
            assertThat(store.entries("bob")).containsExactly(FIRST, SECOND);
            assertThat(store.entries("alice")).isEmpty();
        }
    }

    @Test
    void listsWhoseNamesAreLikePathsOrSqlAreJustLists() {
        List<String> names =
                List.of("../../etc/passwd", "/", ".", "a\u0000b", "'; DROP TABLE entry; --");
        try (Store store = sqlite.open(share)) {
            names.forEach(name -> store.put(name, FIRST));
        }

        try (Store store = sqlite.open(share)) {
            assertThat(names)
                    .allSatisfy(name -> assertThat(store.entries(name)).containsExactly(FIRST));
        }
        assertThat(share.folder()).isDirectoryContaining("glob:**/lists-1.db");
        assertThat(share.folder().toFile().list()).hasSize(1);
    }

    @Test
    void puttingTheSameKeyTwiceStoresOnce() {
        try (Store store = sqlite.open(share)) {
            store.put("bob", FIRST);

            assertThat(store.put("bob", FIRST)).isEqualTo(FIRST);
            assertThat(store.put("bob", new Entry(2, "a", DAY, "Dentist"))).isEqualTo(FIRST);

            assertThat(store.entries("bob")).containsExactly(FIRST);
        }
    }

    @Test
    void twoListsMayUseTheSameKey() {
        try (Store store = sqlite.open(share)) {
            store.put("bob", FIRST);
            store.put("alice", FIRST);

            assertThat(store.entries("alice")).containsExactly(FIRST);
        }
    }

    @Test
    void anEntryNeverReplacesAnother() {
        try (Store store = sqlite.open(share)) {
            store.put("bob", FIRST);

            assertThatThrownBy(() -> store.put("bob", new Entry(1, "c", DAY, "Movies")))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.failure()).isEqualTo(new StaleList("bob")));
            assertThat(store.entries("bob")).containsExactly(FIRST);
        }
    }

    @Test
    void addingToALongListWritesNoMoreThanAddingToAShortOne() throws IOException {
        Path log = share.folder().resolve("lists-1.db-wal");
        try (Store store = sqlite.open(share)) {
            store.together(() -> addTo(store, 1, 5_000));
            long before = Files.size(log);

            addTo(store, 5_001, 5_001);

            assertThat(Files.size(log) - before).isBetween(1L, 32 * 1024L);
        }
    }

    private static void addTo(Store store, int from, int to) {
        for (int id = from; id <= to; id++) {
            store.put("bob", new Entry(id, "key " + id, DAY, "Dentist"));
        }
    }

    @Test
    void aChangedByteIsFoundAndTheRowNamed() throws IOException {
        try (Store store = sqlite.open(share)) {
            store.put("bob", FIRST);
            store.put("bob", SECOND);
            store.put("alice", FIRST);
        }
        Path file = sqlite.file(share);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("Zahn")] = 'B';
        Files.write(file, bytes);

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.entries("bob"))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(
                            "list \"bob\" is damaged: row 2 in %s does not match its checksum",
                            file);
            assertThatThrownBy(() -> store.put("bob", SECOND)).isInstanceOf(StorageException.class);
            assertThat(store.entries("alice")).containsExactly(FIRST);
        }
    }

    @Test
    void aLostRowIsFoundAndNamed() {
        try (Store store = sqlite.open(share)) {
            store.put("bob", FIRST);
            store.put("bob", SECOND);
        }
        behindItsBack("DELETE FROM entry WHERE id = 1");

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.entries("bob"))
                    .hasMessage(
                            "list \"bob\" is damaged: row 1 in %s is missing", sqlite.file(share));
        }
    }

    @Test
    void aPageOfRubbishIsDamage() throws IOException {
        try (Store store = sqlite.open(share)) {
            addTo(store, 1, 500);
        }
        Path file = sqlite.file(share);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.entries("bob"))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.failure()).isInstanceOf(Damaged.class))
                    .hasMessageContaining("bob");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(sqlite.file(share), "shopping list: ".repeat(100));

        assertThatThrownBy(() -> sqlite.open(share))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Unusable.class))
                .hasMessageContaining("lists-1.db");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(share.folder().resolve("file"), "");

        assertThatThrownBy(() -> sqlite.open(new Share(file.resolve("folder"), 1, 3)))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("cannot use " + file.resolve("folder"));
    }

    @Test
    void aFolderKeepsItsNumberOfWorkers() {
        sqlite.open(share).close();

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
        sqlite.open(share).close();
        behindItsBack(
                """
                INSERT INTO flyway_schema_history
                SELECT 2, '2', 'later', type, 'V2__later.sql', 1, installed_by, installed_on, 0, 1
                FROM flyway_schema_history\
                """);

        assertThatThrownBy(() -> sqlite.open(share))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("another version made its tables");
    }

    @Test
    void itCommitsToAWriteAheadLogAndWaitsForTheDisk() {
        assertThat(onItsConnections("PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(onItsConnections("PRAGMA synchronous")).isEqualTo("2"); // FULL
        assertThat(onItsConnections("PRAGMA fullfsync")).isEqualTo("1");
    }

    private void behindItsBack(String sql) {
        Jdbi.create("jdbc:sqlite:" + sqlite.file(share)).useHandle(handle -> handle.execute(sql));
    }

    private String onItsConnections(String pragma) {
        try (Handle handle = Sqlite.connect(Sqlite.source(sqlite.file(share)))) {
            return handle.select(pragma).mapTo(String.class).one();
        }
    }
}
