package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.DatabaseFile;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of rubbish, and what is made of a file that has some.
class MendingTest {

    private static final int LISTS = 60;
    private static final int ENTRIES = 5;

    /// More rows than a page has of any table.
    private static final int PAGE = 60;

    @TempDir private static Path made = Path.of("");
    @TempDir private Path folder = Path.of("");

    private final Sqlite sqlite = new Sqlite();
    private Share share;
    private DatabaseFile file;

    @BeforeAll
    static void aStoreWithManyLists() {
        try (Store store = new Sqlite().open(new Share(made, 1, 3))) {
            Writing writing = new Writing(store);
            store.together(() -> {
                List<TodoList> lists =
                        IntStream.range(0, LISTS)
                                .mapToObj(number -> writing.create(name(number)))
                                .toList();
                for (int entry = 1; entry <= ENTRIES; entry++) {
                    String title = "entry " + entry;
                    lists = lists.stream().map(l -> writing.write(l, SomeList.add(title))).toList();
                }
                lists.forEach(list -> writing.write(list, SomeList.remove(2)));
            });
        }
    }

    /// Long, so that a few lists take a page.
    private static String name(int number) {
        return "list " + number + " x".repeat(40);
    }

    @BeforeEach
    void aCopyOfIt() throws IOException {
        share = new Share(folder, 1, 3);
        file = new DatabaseFile(sqlite.file(share));
        restore();
    }

    private void restore() throws IOException {
        for (Path old : files()) {
            Files.delete(old);
        }
        Files.copy(sqlite.file(new Share(made, 1, 3)), file.path());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFileWithoutDamageIsLeftAsItIs() throws IOException {
        try (Store store = sqlite.open(share)) {
            assertThat(store.mend(SomeList.NOON)).isEmpty();
            assertThat(store.check().aside()).isEmpty();
        }
        assertThat(files()).containsExactly(file.path());
    }

    /// The first, the last, those between, and the one above them.
    @Test
    void whateverPageOfChangesIsDamagedNoListIsAndAllCanBeChanged() throws IOException {
        List<TodoList> before = lists();
        List<Integer> pages = file.leaves("change");
        assertThat(pages).hasSizeGreaterThan(20);
        for (int page :
                List.of(
                        pages.getFirst(),
                        pages.get(1),
                        pages.get(pages.size() / 2),
                        pages.get(pages.size() - 2),
                        pages.getLast())) {
            restore();
            file.ruin(page);

            assertThat(changesLostAfterMending()).isBetween(1, 20);
            assertSame(lists(), before);
        }
        restore();
        file.ruin("change");

        assertThat(changesLostAfterMending()).isEqualTo(LISTS * (ENTRIES + 2));
        assertSame(lists(), before);
    }

    @Test
    void betweenTwoDamagedPagesChangesAreFound() throws IOException {
        List<Integer> pages = file.leaves("change");
        file.ruin(pages.get(1));
        file.ruin(pages.getLast());

        assertThat(changesLostAfterMending()).isBetween(2, 40);
    }

    @Test
    void betweenTwoDamagedPagesEntriesAreFound() throws IOException {
        List<TodoList> before = lists();
        List<Integer> pages = file.leaves("entry");
        file.ruin(pages.get(1));
        file.ruin(pages.getLast());

        assertThat(changesLostAfterMending()).isZero();
        assertThat(entries(before) - entries(lists())).isBetween(2, 2 * PAGE);
    }

    @Test
    void betweenTwoDamagedPagesListsAreFound() throws IOException {
        List<TodoList> before = lists();
        List<Integer> pages = file.leaves("list");
        assertThat(pages).hasSizeGreaterThan(2);
        file.ruin(pages.getFirst());
        file.ruin(pages.getLast());

        assertThat(changesLostAfterMending()).isZero();
        List<TodoList> after = lists();
        assertThat(after)
                .extracting(list -> list.summary().name())
                .isEqualTo(before.stream().map(list -> list.summary().name()).toList());
        assertThat(after).extracting(TodoList::revision).contains(before.get(0).revision());
    }

    private static int entries(List<TodoList> lists) {
        return lists.stream().mapToInt(list -> list.inOrder().size()).sum();
    }

    /// As somebody may have made it with SQLite's own tools.
    @Test
    void aFileMayHavePagesOfAnotherSize() throws IOException {
        List<TodoList> before = lists();
        file.execute("PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM");
        assertThat(file.value("PRAGMA page_size")).isEqualTo("1024");
        file.ruin(file.leaves("change").getLast());

        assertThat(changesLostAfterMending()).isBetween(1, 2);
        assertSame(lists(), before);
        assertThat(file.value("PRAGMA page_size")).isEqualTo("1024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sqlite_autoindex_change_1", "change_time", "entry_open", "tombstone_at"})
    void ofADamagedIndexNothingIsLost(String index) throws IOException {
        List<TodoList> before = lists();
        List<Integer> pages = new ArrayList<>(file.leaves(index));
        pages.add(file.root(index));
        for (int page : pages) {
            restore();
            file.ruin(page);

            assertThat(changesLostAfterMending()).isZero();
            assertSame(lists(), before);
            assertThat(files()).containsExactly(file.path());
        }
    }

    @Test
    void aDamagedPageOfEntriesTakesThoseAndNoMore() throws IOException {
        List<TodoList> before = lists();
        for (int page : file.leaves("entry")) {
            restore();
            file.ruin(page);

            assertThat(changesLostAfterMending()).isZero();
            List<TodoList> after = lists();
            assertThat(after).hasSameSizeAs(before);
            int lost = 0;
            for (int i = 0; i < LISTS; i++) {
                TodoList was = before.get(i);
                TodoList is = after.get(i);
                int less = was.inOrder().size() - is.inOrder().size();
                assertThat(was.inOrder()).containsAll(is.inOrder());
                assertThat(is.revision()).isEqualTo(was.revision() + (less == 0 ? 0 : 1));
                lost += less;
            }
            assertThat(lost).isBetween(1, PAGE);
        }
    }

    @Test
    void listsWhoseOwnRowsWereOnADamagedPageAreMadeAnew() throws IOException {
        List<TodoList> before = lists();
        for (int page : file.leaves("list")) {
            restore();
            file.ruin(page);

            assertThat(changesLostAfterMending()).isZero();
            List<TodoList> after = lists();
            for (int i = 0; i < LISTS; i++) {
                assertThat(after.get(i).summary().name()).isEqualTo(before.get(i).summary().name());
                assertThat(SomeList.titles(after.get(i))).isEqualTo(SomeList.titles(before.get(i)));
            }
        }
    }

    @Test
    void whoFollowsHearsAgainWhatWasDeletedWhenThatIsLost() throws IOException {
        TodoList before = lists().get(7);
        file.ruin("tombstone");

        assertThat(changesLostAfterMending()).isZero();

        TodoList after = lists().get(7);
        assertThat(after.since(before.revision(), 10).orElseThrow().traces())
                .singleElement()
                .satisfies(trace -> assertThat(trace.id()).isEqualTo(2));
    }

    @Test
    void aDamagedPageThatHasNothingYetStopsNobody() throws IOException {
        file.execute("CREATE TABLE more AS SELECT * FROM change");
        file.execute("DROP TABLE more");
        assertThat(Integer.parseInt(file.value("PRAGMA freelist_count"))).isGreaterThan(20);
        List<TodoList> before = lists();
        file.ruin(firstFree());

        assertThat(changesLostAfterMending()).isZero();
        assertSame(lists(), before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"share", "flyway_schema_history"})
    void aFileThatDoesNotSayWhoseItIsIsMendedWhenItIsOpened(String table) throws IOException {
        List<TodoList> before = lists();
        file.ruin(table);

        assertSame(lists(), before);
        try (Store store = sqlite.open(share)) {
            assertThat(store.check().isFine()).isTrue();
            assertThat(store.check().aside()).hasSize(1);
        }
        assertThat(file.value("SELECT workers FROM share")).isEqualTo("3");
        assertThat(files()).containsExactly(file.path());
    }

    private int firstFree() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file.path())).getInt(32);
    }

    @Test
    void whatIsLostIsInACopyAndToldForEver() throws IOException {
        List<Integer> pages = file.leaves("change");
        int page = pages.get(pages.size() / 2);
        file.ruin(page);

        try (Store store = sqlite.open(share)) {
            assertThat(store.check().isFine()).isFalse();
            List<String> told = store.mend(SomeList.NOON);

            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("pages of %s were damaged: ".formatted(file.path()))
                    .contains(" changes; as it was it is kept in ");
            assertThat(store.check().hurt()).isEmpty();
            assertThat(store.check().aside())
                    .singleElement()
                    .asString()
                    .startsWith(told.getFirst());
        }
        try (Store store = sqlite.open(share)) {
            assertThat(store.check().aside()).hasSize(1);
            assertThat(store.mend(SomeList.NOON)).isEmpty();
        }
        assertThat(files()).hasSize(2);
        Path copy = files().stream().filter(each -> !each.equals(file.path())).findFirst().get();
        assertThat(copy.getFileName().toString())
                .startsWith("lists-1-as-it-was-2026-11-24T12-00-00");
        assertThat(new DatabaseFile(copy).leaves("entry")).isNotEmpty();
    }

    /// A reader has the file open all the time.
    private int changesLostAfterMending() {
        try (Store store = sqlite.open(share);
                Store reader = sqlite.openToRead(share)) {
            assertThat(store.mend(SomeList.NOON)).isNotEmpty();
            assertThat(store.check().hurt()).isEmpty();
            assertThat(reader.summaries()).hasSize(LISTS);
            int lost = 0;
            for (Summary list : store.summaries()) {
                for (int revision = 1; revision <= ENTRIES + 2; revision++) {
                    lost += store.kept(list.id(), "key " + revision).isEmpty() ? 1 : 0;
                }
            }
            return lost;
        }
    }

    /// All lists, after a change of each that is taken back by nobody.
    private List<TodoList> lists() {
        List<TodoList> lists = new ArrayList<>();
        try (Store store = sqlite.open(share)) {
            for (int number = 0; number < LISTS; number++) {
                lists.add(store.list(ListId.from(name(number))).orElseThrow());
            }
            try {
                store.together(() -> {
                    lists.forEach(list -> new Writing(store).write(list, SomeList.add("more")));
                    throw new Untouched();
                });
            } catch (Untouched asItWas) {
                assertThat(store.summaries()).hasSize(LISTS);
            }
        } catch (StorageException damaged) {
            throw new AssertionError(damaged);
        }
        return lists;
    }

    /// Takes back what was tried.
    private static final class Untouched extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void assertSame(List<TodoList> are, List<TodoList> were) {
        assertThat(are)
                .extracting(TodoList::summary)
                .isEqualTo(were.stream().map(TodoList::summary).toList());
        assertThat(are)
                .extracting(SomeList::titles)
                .isEqualTo(were.stream().map(SomeList::titles).toList());
    }
}
