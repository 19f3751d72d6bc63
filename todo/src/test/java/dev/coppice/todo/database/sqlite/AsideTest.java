package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.todo.DatabaseFile;
import dev.coppice.todo.database.Checkup;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.list.Tombstone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is damaged is found, and set aside, and the rest goes on.
class AsideTest {

    private static final int FLIPS = 150;
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
            writing.create("bob", "Dentist", "Shopping", "Movies");
            writing.create("eve", "Dentist");
        }
    }

    @Test
    void aStoreThatIsAsItWasWrittenIsFine() {
        try (Store store = sqlite.openToRead(share)) {
            assertThat(store.check()).isEqualTo(new Checkup(2, 12, List.of(), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = 'shopping'",
                "due = '2018-12-19'",
                "done_at = 1",
                "id = 7",
                "list = 'nobody'"
            })
    void anEntryIsSetAsideAndItsListGoesOn(String damage) {
        file.execute("UPDATE entry SET %s WHERE title = 'Shopping'".formatted(damage));

        try (Store store = sqlite.open(share)) {
            assertThat(store.check().hurt()).isNotEmpty();
            TodoList list = afterSettingAside(store);

            assertThat(SomeList.titles(list)).containsExactly("Dentist", "Movies");
            assertThat(list.summary().entries()).isEqualTo(2);
            assertThat(list.summary().open()).isEqualTo(2);
            TodoList grown = new Writing(store).write(list, SomeList.add("Holidays"));
            assertThat(store.list(BOB).map(SomeList::titles)).contains(SomeList.titles(grown));
        }
    }

    @Test
    void whatWasSetAsideIsToldAndKept() {
        file.execute("UPDATE entry SET title = 'shopping' WHERE title = 'Shopping'");

        try (Store store = sqlite.open(share)) {
            assertThat(store.check().hurt())
                    .containsExactly(
                            "list \"bob\" is damaged: row 2 in %s does not match its checksum"
                                    .formatted(file.path()));
            afterSettingAside(store);

            Checkup now = store.check();
            assertThat(now.isFine()).isTrue();
            assertThat(now.aside())
                    .singleElement()
                    .asString()
                    .startsWith("list \"bob\" was damaged when it was read at ");
        }
        assertThat(file.value("SELECT content FROM set_aside")).contains("shopping");
    }

    @Test
    void whoFollowsTheListHearsThatTheEntryIsGone() {
        try (Store store = sqlite.open(share)) {
            long seen = store.list(BOB).orElseThrow().revision();
            file.execute("UPDATE entry SET title = 'shopping' WHERE title = 'Shopping'");

            TodoList list = afterSettingAside(store);

            assertThat(list.since(seen, 10).orElseThrow().traces())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Tombstone.class, grave -> assertThat(grave.id()).isEqualTo(2));
        }
    }

    @Test
    void aListThatHasLostARowGoesOnWithoutIt() {
        file.execute("DELETE FROM entry WHERE title = 'Shopping'");

        try (Store store = sqlite.open(share)) {
            assertThat(store.check().hurt())
                    .containsExactly(
                            "list \"bob\" is damaged: a row in %s is missing: there are 2, not 3"
                                    .formatted(file.path()));
            assertThat(SomeList.titles(afterSettingAside(store)))
                    .containsExactly("Dentist", "Movies");
            assertThat(store.check().isFine()).isTrue();
        }
    }

    /// Not only one that could be taken back: whatever is wrong with it, and wherever it stands.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps = '[]'",
                "key = 'other'",
                "list = 'nobody'",
                "revision = 7",
                "at = 0"
            })
    void aChangeIsSetAsideAndItsListStaysAsItIs(String damage) {
        file.execute("UPDATE change SET %s WHERE key = 'key 3'".formatted(damage));

        try (Store store = sqlite.open(share)) {
            TodoList before = store.list(BOB).orElseThrow();
            assertThat(store.check().hurt())
                    .singleElement()
                    .asString()
                    .contains(" of the table change in ");
            List<String> told = new ArrayList<>();
            store.together(() -> told.addAll(store.setChangesAside(SomeList.NOON)));

            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("change ")
                    .endsWith("does not match its checksum, and is set aside");
            Checkup now = store.check();
            assertThat(now.hurt()).isEmpty();
            assertThat(now.aside()).hasSize(1);
            TodoList after = store.list(BOB).orElseThrow();
            assertThat(after.summary()).isEqualTo(before.summary());
            assertThat(SomeList.titles(after)).isEqualTo(SomeList.titles(before));
            assertThat(store.kept(BOB, "key 2")).isPresent();
            assertThat(store.kept(BOB, "key 3")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name = 'Bob'", "revision = 99", "next_entry = 1", "entries = 7"})
    void theRowOfAListIsMadeAnewOfWhatHasHappenedToIt(String damage) {
        file.execute("UPDATE list SET %s WHERE name = 'bob'".formatted(damage));

        try (Store store = sqlite.open(share)) {
            assertThatThrownBy(() -> store.list(BOB)).hasMessageContaining("its own row");
            assertThatThrownBy(store::summaries).hasMessageContaining("its own row");

            assertThat(setAside(store))
                    .containsExactly(
                            "list \"bob\" is damaged: its own row in %s is made anew"
                                    .formatted(file.path()));

            TodoList list = store.list(BOB).orElseThrow();
            assertThat(list.summary().name()).isEqualTo("bob");
            assertThat(list.revision()).isEqualTo(5);
            assertThat(list.nextId()).isEqualTo(4);
            assertThat(SomeList.titles(list)).containsExactly("Dentist", "Shopping", "Movies");
            assertThat(store.summaries()).hasSize(2).contains(list.summary());
            assertThat(store.check().isFine()).isTrue();
        }
    }

    @Test
    void aListWhoseNameNobodyRemembersIsCalledAsFarAsItCanBeRead() {
        file.execute("DELETE FROM change");
        file.execute("UPDATE list SET name = 'bab' WHERE name = 'bob'");

        try (Store store = sqlite.open(share)) {
            setAside(store);

            assertThat(store.list(BOB).map(list -> list.summary().name())).contains("bab");
        }
    }

    private static List<String> setAside(Store store) {
        List<String> told = new ArrayList<>();
        store.together(() -> told.addAll(store.setAside(SomeList.NOON)));
        return told;
    }

    @Test
    void aCopyHasWhatTheStoreHas() throws IOException {
        Path copies = Files.createDirectory(share.folder().resolve("copies"));
        Share other = new Share(copies, 1, 3);
        try (Store store = sqlite.openToRead(share)) {
            store.copyTo(sqlite.file(other));
        }
        try (Store copy = sqlite.open(other)) {
            assertThat(copy.check()).isEqualTo(new Checkup(2, 12, List.of(), List.of()));
            assertThat(copy.list(BOB).map(SomeList::titles))
                    .contains(List.of("Dentist", "Shopping", "Movies"));
        }
    }

    /// Whatever bit of the file is another one: everything works, or storage says why not.
    @Test
    void noBitThatTurnsIsMoreThanADamage() throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        Random random = new Random(20181219);
        List<String> surprises = new ArrayList<>();
        int told = 0;
        for (int i = 0; i < FLIPS; i++) {
            int at = 100 + random.nextInt(bytes.length - 100);
            int bit = 1 << random.nextInt(8);
            bytes[at] ^= (byte) bit;
            Files.write(file.path(), bytes);
            try (Store store = sqlite.open(share)) {
                told += store.check().isFine() ? 0 : 1;
                List.of(BOB, EVE).forEach(list -> read(store, list));
            } catch (StorageException e) {
                told++;
            } catch (RuntimeException e) {
                surprises.add("byte %d, bit %d: %s".formatted(at, bit, e));
            }
            bytes[at] ^= (byte) bit;
        }
        assertThat(surprises).isEmpty();
        assertThat(told).isPositive();
    }

    private static void read(Store store, ListId list) {
        try {
            store.list(list);
        } catch (StorageException damaged) {
            store.mend(SomeList.NOON);
            store.together(() -> store.setAside(SomeList.NOON));
            store.list(list);
        }
    }

    private static TodoList afterSettingAside(Store store) {
        assertThatThrownBy(() -> store.list(BOB)).isInstanceOf(StorageException.class);
        assertThat(setAside(store))
                .anyMatch(line -> line.startsWith("list \"bob\" has lost 1 of 3 entries"));
        return store.list(BOB).orElseThrow();
    }
}
