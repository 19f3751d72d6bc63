package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long SQLite's log becomes.
class LogPagesTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long PAGE = 4_096;

    @Test
    void aLogTakesAThirtySecondOfTheRoom() {
        assertThat(LogPages.with(1_024 * MEGABYTE) * PAGE).isEqualTo(32 * MEGABYTE);
    }

    @Test
    void andNoMoreThanItIsWorthWhereThereIsPlenty() {
        assertThat(LogPages.with(Long.MAX_VALUE)).isEqualTo(16_000);
    }

    @Test
    void norLessThanSqliteTakesOnItsOwn() {
        assertThat(LogPages.with(0)).isEqualTo(1_000);
    }

    @Test
    void aStoreLetsItsLogBecomeLongerThanSqliteWouldOnItsOwn(@TempDir Path folder)
            throws IOException {
        Assumptions.assumeThat(LogPages.in(folder)).isGreaterThan(4_000);
        Sqlite sqlite = new Sqlite();
        Share share = new Share(folder, 1, 1);
        try (Store store = sqlite.open(share)) {
            Writing writing = new Writing(store);
            TodoList[] list = {writing.create("bob")};
            for (int commit = 1; commit <= 30; commit++) {
                store.together(() -> {
                    for (int change = 1; change <= 100; change++) {
                        list[0] = writing.write(list[0], SomeList.add("x".repeat(1_000)));
                    }
                });
            }

            long log = Files.size(Path.of(sqlite.file(share) + "-wal"));

            assertThat(log).isGreaterThan(2_000 * PAGE);
        }
    }
}
