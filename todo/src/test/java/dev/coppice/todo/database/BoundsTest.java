package dev.coppice.todo.database;

import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.database.SlowSystem.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Pid;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.Adding;
import dev.coppice.todo.cache.Unavailable;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Decision;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much may wait for a disk that is slow: who brings more is told at once.
@CoppiceTest
class BoundsTest {

    /// How many changes of one list may wait.
    private static final int OF_A_LIST = 1_024;

    /// How many changes may wait for one worker.
    private static final int OF_A_WORKER = 10_000;

    /// Fewer than may wait in the mailbox of a list.
    private static final int AT_ONCE = 128;

    private final SlowSystem system = new SlowSystem();
    private final SlowEngine engine = system.engine;
    private final Adding lists = system.lists;

    @BeforeEach
    void aListOnASlowDisk(@TempDir Path folder) {
        system.startLink(folder);
        lists.add("bob", DAY, "first");
    }

    @Test
    void aListTakesNoMoreChangesThanAreWrittenSoon() throws Exception {
        system.addHeldUp("bob", "held up");
        for (int i = 1; i < OF_A_LIST; i++) {
            system.addBeside("bob", "waits");
            if (i % AT_ONCE == 0 || i == OF_A_LIST - 1) {
                int sent = i;
                awaitUntil(sent + " wait", () -> engine.waiting(system.worker()) == sent);
            }
        }

        assertThatThrownBy(() -> lists.add("bob", DAY, "too many"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("too many changes of this list are waiting");

        engine.letGo();
        for (int i = 0; i < OF_A_LIST; i++) {
            assertReceives(Entry.class);
        }
        lists.add("bob", DAY, "last");
        assertThat(lists.titles("bob", DAY)).hasSize(OF_A_LIST + 2).doesNotContain("too many");
    }

    @Test
    void aWorkerTakesNoMoreChangesThanAreWrittenSoon() throws Exception {
        TodoList none = TodoList.none(SomeList.ID);
        Decision.Accepted eve =
                (Decision.Accepted) none.decide(new Action.Create("eve"), SomeList.NOON);
        Pid worker = system.worker();
        engine.hold();
        write(worker, 0, eve);
        engine.entered.acquire();

        for (int ticket = 1; ticket <= OF_A_WORKER + 1; ticket++) {
            write(worker, ticket, eve);
        }

        assertThat(assertReceives(Report.OfWrite.class))
                .isEqualTo(
                        new Report.OfWrite(
                                OF_A_WORKER + 1,
                                new Answered.Failed<>(new StorageFailure.Overloaded(OF_A_WORKER))));
        engine.letGo();
        assertThat(assertReceives(Report.OfWrite.class))
                .isEqualTo(new Report.OfWrite(0, new Answered.Done<>(new Written.Now())));
    }

    private static void write(Pid worker, long ticket, Decision.Accepted accepted) {
        Key key = Key.of("the same", "");
        Database.write(worker, ticket, key, accepted.change(), accepted.after());
    }
}
