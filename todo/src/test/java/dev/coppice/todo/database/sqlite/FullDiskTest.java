package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.database.StorageFailure.Full;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When there is no room, that is told, and reading goes on; and when there is room again, so does
/// writing.
class FullDiskTest {

    private Path file;
    private Sql sql;
    private Store store;
    private TodoList list;

    @BeforeEach
    void aListOnADiskThatIsFull(@TempDir Path folder) throws SQLException {
        Sqlite sqlite = new Sqlite();
        Share share = new Share(folder, 1, 1);
        sqlite.open(share).close();
        file = sqlite.file(share);
        sql = Sqlite.connect(Sqlite.source(file));
        store = SqliteStore.toWrite(share, sql);
        list = new Writing(store).create("bob", "Dentist");
        long pages = ((Number) sql.value("PRAGMA page_count").orElseThrow()).longValue();
        room(pages);
        while (failure().isEmpty()) {
            // what is left of the last pages
        }
    }

    @Test
    void everyChangeIsRefusedForTheSameReason() {
        for (int i = 0; i < 5; i++) {
            assertThat(failure()).contains(new Full(file));
        }
    }

    @Test
    void readingGoesOn() {
        assertThat(store.list(list.id()).map(TodoList::revision)).contains(list.revision());
        assertThat(store.summaries()).hasSize(1);
    }

    @Test
    void whenThereIsRoomAgainChangesAreWritten() throws SQLException {
        assertThat(failure()).isPresent();

        room(1_000_000);

        assertThat(failure()).isEmpty();
        assertThat(store.list(list.id()).map(TodoList::revision)).contains(list.revision());
    }

    private void room(long pages) throws SQLException {
        sql.value("PRAGMA max_page_count = " + pages);
    }

    /// Why one more entry cannot be added; nothing if it can.
    private Optional<StorageFailure> failure() {
        try {
            TodoList[] grown = {list};
            store.together(
                    () -> grown[0] = new Writing(store).write(list, SomeList.add("x".repeat(900))));
            list = grown[0];
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(e.failure());
        }
    }
}
