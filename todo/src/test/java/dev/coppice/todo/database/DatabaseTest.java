package dev.coppice.todo.database;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Pid;
import dev.coppice.server.StartFailed;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.database.sqlite.Sqlite;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.NewEntry;
import dev.coppice.todo.registry.TodoRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers that are killed in the middle of a native call, and a disk that fails.
@CoppiceTest
class DatabaseTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");
    private static final NewEntry WISH = new NewEntry(DAY, "Dentist");

    private final SlowEngine engine = new SlowEngine();
    private final Database database = new Database(1);
    private final Lists lists =
            new Lists(new TodoCache(database, Duration.ofSeconds(60)), Duration.ofSeconds(5));

    @Test
    void aCallUnderWayEndsBeforeTheStoreIsOpenedAgain(@TempDir Path folder) throws Exception {
        start(folder);
        Pid test = self();
        engine.before.acquire();
        spawn(() -> test.send(lists.add("bob", WISH)));
        engine.entered.await();

        worker().kill();
        engine.before.release();
        assertReceives(Entry.class);

        assertThat(engine.log)
                .containsExactly(
                        "open", "put", "put is done", "close", "open", "put", "put is done");
    }

    @Test
    void aCommitThatWasNotAcknowledgedIsNotMadeTwice(@TempDir Path folder) throws Exception {
        start(folder);
        Pid test = self();
        engine.after.acquire();
        spawn(() -> test.send(lists.add("bob", WISH)));
        engine.entered.await();

        worker().kill();
        engine.after.release();
        assertReceives(Entry.class);

        assertThat(engine.log).filteredOn("put is done"::equals).hasSize(2);
        assertThat(lists.entries("bob", DAY)).hasSize(1);
    }

    @Test
    void aFailingDiskIsToldAndEndsNoWorker(@TempDir Path folder) {
        start(folder);
        lists.add("bob", WISH);
        Pid worker = worker();
        Unusable full = new Unusable(folder, "the disk is full");
        engine.putting =
                _ -> {
                    throw new StorageException(full);
                };

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> lists.add("bob", new NewEntry(DAY, "Shopping")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("the disk is full");
        }

        assertThat(lists.entries("bob", DAY)).hasSize(1);
        assertThat(worker()).isEqualTo(worker);
    }

    @Test
    void aStoreThatBreaksIsOpenedAgain(@TempDir Path folder) {
        start(folder);
        Pid worker = worker();
        engine.putting =
                entry -> {
                    engine.putting = UnaryOperator.identity();
                    throw new AssertionError("a bug, at " + entry);
                };

        lists.add("bob", WISH);

        assertThat(lists.entries("bob", DAY)).hasSize(1);
        assertThat(worker()).isNotEqualTo(worker);
    }

    @Test
    void twoSystemsDoNotShareAFolder(@TempDir Path folder) {
        start(folder);
        trapExit(true);

        assertThatThrownBy(() ->
                        Supervisor.startLink(
                                oneForOne(
                                        Database.childSpec(
                                                folder, 1, engine, RestartIntensity.DEFAULT))))
                .isInstanceOfSatisfying(
                        StartFailed.class,
                        e -> assertThat(e.reason()).asString().contains("FolderInUse"));
    }

    private void start(Path folder) {
        Supervisor.startLink(
                oneForOne(
                        TodoRegistry.childSpec(),
                        Database.childSpec(folder, 1, engine, RestartIntensity.DEFAULT),
                        TodoCache.childSpec()));
    }

    private static Pid worker() {
        awaitUntil("it runs", () -> !running().isEmpty());
        return running().getFirst();
    }

    private static List<Pid> running() {
        return Supervisor.whichChildren(Database.NAME).stream()
                .flatMap(child -> child.pid().stream())
                .toList();
    }

    /// SQLite that can be held up, and tells what was done in which order.
    private static final class SlowEngine implements Store.Engine {

        private final Sqlite sqlite = new Sqlite();
        final List<String> log = new CopyOnWriteArrayList<>();
        final CountDownLatch entered = new CountDownLatch(1);
        final Semaphore before = new Semaphore(1);
        final Semaphore after = new Semaphore(1);
        volatile UnaryOperator<Entry> putting = UnaryOperator.identity();

        @Override
        public Path file(Share share) {
            return sqlite.file(share);
        }

        @Override
        public Store open(Share share) {
            log.add("open");
            return new SlowStore(sqlite.open(share));
        }

        private final class SlowStore implements Store {

            private final Store store;

            SlowStore(Store store) {
                this.store = store;
            }

            @Override
            public Entry put(String list, Entry entry) {
                log.add("put");
                entered.countDown();
                pass(before);
                return store.put(list, putting.apply(entry));
            }

            @Override
            public List<Entry> entries(String list) {
                return store.entries(list);
            }

            @Override
            public void together(Runnable work) {
                int puts = puts();
                store.together(work);
                if (puts() > puts) {
                    pass(after);
                    log.add("put is done");
                }
            }

            @Override
            public void close() {
                store.close();
                log.add("close");
            }

            private int puts() {
                return (int) log.stream().filter("put"::equals).count();
            }

            private static void pass(Semaphore gate) {
                gate.acquireUninterruptibly();
                gate.release();
            }
        }
    }
}
