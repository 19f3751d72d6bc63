package dev.coppice.todo.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that Erlang wrote as the book's system does: `bookfiles.erl` beside them.
class BookFolderTest {

    private static final Path PERSIST = Path.of("src/test/resources/dev/coppice/todo/book/persist");

    @Test
    void everyFileThatIsAListIsRead() throws Exception {
        BookFolder folder = BookFolder.read(PERSIST);

        assertThat(folder.lists())
                .extracting(BookList::name)
                .containsExactly("Alice", "bob", "compressed", "old atoms", "shopping list");
        assertThat(list(folder, "bob").entries())
                .containsExactly(
                        entry(1, "2018-12-19", "Dentist"),
                        entry(2, "2018-12-20", "Shopping"),
                        entry(3, "2018-12-19", "Zahnärztin 🦷"));
        assertThat(list(folder, "old atoms").entries()).isEqualTo(list(folder, "bob").entries());
        assertThat(list(folder, "shopping list").entries()).isEmpty();
    }

    @Test
    void aLongListIsInOrder() throws Exception {
        BookFolder folder = BookFolder.read(PERSIST);

        List<String> titles = IntStream.rangeClosed(1, 100).mapToObj(id -> "entry " + id).toList();
        assertThat(list(folder, "Alice").entries())
                .extracting(BookList.Entry::title)
                .containsExactlyElementsOf(titles);
        assertThat(list(folder, "compressed").entries()).isEqualTo(list(folder, "Alice").entries());
    }

    @Test
    void whatIsNoListIsToldAndTakesNothingWithIt() throws Exception {
        assertThat(BookFolder.read(PERSIST).unreadable())
                .satisfiesExactly(
                        term ->
                                assertThat(term)
                                        .startsWith(
                                                "another term: an Erlang term, but not a to-do list"),
                        day -> assertThat(day).startsWith("no such day: there is no such day"),
                        torn ->
                                assertThat(torn)
                                        .startsWith(
                                                "torn: it ends in the middle of an Erlang term"),
                        two ->
                                assertThat(two)
                                        .isEqualTo(
                                                "two: there is more in it than one Erlang term"));
    }

    @Test
    void noBytesWhateverHurtTheReader(@TempDir Path folder) throws Exception {
        byte[] good = Files.readAllBytes(PERSIST.resolve("bob"));
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] hurt = good.clone();
            for (int flips = 0; flips < 3; flips++) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve("hurt " + i), hurt);
        }

        BookFolder read = BookFolder.read(folder);

        assertThat(read.lists().size() + read.unreadable().size()).isEqualTo(3_000);
        assertThat(read.unreadable()).isNotEmpty();
    }

    private static BookList list(BookFolder folder, String name) {
        return folder.lists().stream()
                .filter(list -> list.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BookList.Entry entry(long id, String date, String title) {
        return new BookList.Entry(id, LocalDate.parse(date), title);
    }
}
