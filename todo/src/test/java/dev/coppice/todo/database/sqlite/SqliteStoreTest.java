package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.database.Kept;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Due;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Match;
import dev.coppice.todo.list.Place;
import dev.coppice.todo.list.Priority;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.list.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the SQLite store keeps.
class SqliteStoreTest {

    private static final Action ADD = SomeList.add("Dentist");

    private final Sqlite sqlite = new Sqlite();
    private Share share;
    private Store store;
    private Writing writing;

    @BeforeEach
    void aStoreOfItsOwn(@TempDir Path folder) {
        share = new Share(folder, 1, 3);
        open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        Content all =
                new Content(
                        "Zahnärztin 🦷",
                        "upper left\nand \"right\"",
                        Optional.of(
                                new Due(
                                        LocalDate.parse("2018-12-19"),
                                        Optional.of(LocalTime.parse("10:30")),
                                        Optional.of(ZoneId.of("Europe/Berlin")))),
                        Priority.HIGH,
                        List.of("health", "Straße"));
        TodoList written =
                writing.write(
                        writing.create("bob", "Dentist", "Shopping"),
                        new Action.Add(all, true, new Place.First()),
                        SomeList.tick(1),
                        SomeList.remove(2),
                        new Action.Rename("robert", Match.ANY));

        reopen();
        TodoList read = store.list(written.id()).orElseThrow();

        assertSame(read, written);
        assertThat(store.summary(written.id())).contains(written.summary());
        assertThat(store.summaries()).containsExactly(written.summary());
    }

    @Test
    void whatNobodyHasCreatedIsNotThere() {
        assertThat(store.list(SomeList.ID)).isEmpty();
        assertThat(store.summary(SomeList.ID)).isEmpty();
        assertThat(store.summaries()).isEmpty();
    }

    @Test
    void aListThatWasReadCanBeChangedOn() {
        TodoList written = writing.write(writing.create("bob", "a", "b"), SomeList.remove(1));
        TodoList read = store.list(written.id()).orElseThrow();

        TodoList changed = writing.write(read, SomeList.undo(), SomeList.undo(), SomeList.add("c"));

        assertSame(store.list(written.id()).orElseThrow(), changed);
        assertThat(SomeList.titles(changed)).containsExactly("a", "c");
    }

    @Test
    void whatIsBackHasNoGrave() {
        TodoList list =
                writing.write(writing.create("bob", "a"), SomeList.remove(1), SomeList.undo());

        TodoList read = store.list(list.id()).orElseThrow();

        assertThat(traces(read)).hasSize(1).allMatch(Entry.class::isInstance);
    }

    @Test
    void namesLikePathsOrSqlAreJustNames() {
        List<String> names = List.of("../../etc/passwd", "/", ".", "'; DROP TABLE entry; --");
        names.forEach(name -> writing.create(name, "Dentist"));

        assertThat(store.summaries())
                .extracting(Summary::name)
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(share.folder().toFile().list()).allMatch(file -> file.startsWith("lists-1.db"));
    }

    @Test
    void theSameKeyChangesAListOnce() {
        TodoList list = writing.create("bob");
        Key key = Key.of("k", "add", "Dentist");

        assertThat(writing.write(list, ADD, key)).isEqualTo(new Written.Now());
        Change change = Writing.accepted(list, ADD).change();
        TodoList grown = store.list(list.id()).orElseThrow();
        assertThat(writing.write(grown, ADD, key))
                .isEqualTo(new Written.Before(new Kept(key, change)));
        reopen();
        assertThat(writing.write(grown, ADD, key))
                .isEqualTo(new Written.Before(new Kept(key, change)));
        assertThat(store.kept(list.id(), "k")).contains(new Kept(key, change));
        assertThat(store.list(list.id()).map(SomeList::titles)).contains(List.of("Dentist"));
    }

    @Test
    void twoListsMayUseTheSameKey() {
        Key key = Key.of("k", "add", "Dentist");

        assertThat(writing.write(writing.create("bob"), ADD, key)).isEqualTo(new Written.Now());
        assertThat(writing.write(writing.create("eve"), ADD, key)).isEqualTo(new Written.Now());
    }

    @Test
    void aChangeIsMadeOnlyOfTheRevisionThatItChanges() {
        TodoList none = TodoList.none(SomeList.ID);
        TodoList old = writing.create("bob", "a");
        TodoList now = writing.write(old, SomeList.add("b"));

        assertThat(writing.write(old, ADD, Key.of("k", ""))).isEqualTo(new Written.Stale());
        assertThat(writing.write(none, new Action.Create("bob"), Key.of("k", "")))
                .isEqualTo(new Written.Stale());
        assertSame(store.list(now.id()).orElseThrow(), now);
        assertThat(store.kept(now.id(), "k")).isEmpty();
    }

    @Test
    void whatIsDoneTogetherIsDoneWholeOrNotAtAll() {
        TodoList list = writing.create("bob");

        try {
            store.together(() -> {
                writing.write(list, ADD, Key.of("k", ""));
                throw new IllegalArgumentException("a bug");
            });
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessage("a bug");
        }

        assertThat(store.list(list.id()).map(SomeList::titles)).contains(List.of());
        store.together(() -> writing.write(list, ADD, Key.of("k", "")));
        assertThat(store.list(list.id()).map(SomeList::titles)).contains(List.of("Dentist"));
    }

    @Test
    void aReaderSeesWhatIsCommittedAndDoesNotWait() {
        TodoList list = writing.create("bob", "a");
        try (Store reader = sqlite.openToRead(share)) {
            store.together(() -> {
                writing.write(list, SomeList.add("b"));

                reader.together(() ->
                        assertThat(reader.list(list.id()).map(SomeList::titles))
                                .contains(List.of("a")));
            });
            reader.together(() ->
                    assertThat(reader.list(list.id()).map(SomeList::titles))
                            .contains(List.of("a", "b")));
        }
    }

    @Test
    void addingToALongListWritesNoMoreThanAddingToAShortOne() throws IOException {
        Path log = share.folder().resolve("lists-1.db-wal");
        TodoList[] list = {writing.create("bob")};
        store.together(() -> {
            for (int i = 0; i < 5_000; i++) {
                list[0] = writing.write(list[0], SomeList.add("entry " + i));
            }
        });
        long before = Files.size(log);

        writing.write(list[0], SomeList.add("one more"));

        assertThat(Files.size(log) - before).isBetween(1L, 64 * 1024L);
    }

    @Test
    void whatWasDeletedLongAgoIsForgotten() {
        TodoList list = writing.write(writing.create("bob", "a", "b"), SomeList.remove(1));
        writing.write(writing.create("eve", "c"), new Action.Delete(Match.ANY));

        store.forget(SomeList.NOON);
        assertSame(store.list(list.id()).orElseThrow(), list);
        store.forget(SomeList.NOON.plus(Duration.ofMillis(1)));

        TodoList read = store.list(list.id()).orElseThrow();
        assertThat(SomeList.titles(read)).containsExactly("b");
        assertThat(read.since(list.revision() - 1, 10)).isEmpty();
        assertThat(read.since(list.revision(), 10)).isPresent();
        assertThat(store.summaries()).extracting(Summary::name).containsExactly("bob");
        TodoList on = writing.write(read, SomeList.add("c"));
        assertThat(store.list(on.id()).orElseThrow().since(list.revision(), 10)).isPresent();
    }

    private void reopen() {
        store.close();
        open();
    }

    private void open() {
        store = sqlite.open(share);
        writing = new Writing(store);
    }

    private static void assertSame(TodoList read, TodoList written) {
        assertThat(read.inOrder()).containsExactlyElementsOf(written.inOrder());
        assertThat(read.summary()).isEqualTo(written.summary());
        assertThat(read.nextId()).isEqualTo(written.nextId());
        assertThat(traces(read)).isEqualTo(traces(written));
        for (long revision = 1; revision <= written.revision(); revision++) {
            assertThat(read.decide(SomeList.undo(revision), SomeList.NOON))
                    .usingRecursiveComparison()
                    .isEqualTo(written.decide(SomeList.undo(revision), SomeList.NOON));
        }
    }

    private static List<Trace> traces(TodoList list) {
        return list.since(0, 100_000).orElseThrow().traces();
    }
}
