package dev.coppice.todo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.todo.database.Answered.Done;
import dev.coppice.todo.database.Answered.Failed;
import dev.coppice.todo.database.StorageFailure.StaleList;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.list.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is asked of a store's thread, and how it ends.
class StoreThreadTest {

    private static final Path FILE = Path.of("lists-1.db");
    private static final Unusable FULL = new Unusable(FILE, "the disk is full");

    private final MemoryStore store = new MemoryStore();
    private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
    private final StoreThread thread = new StoreThread(FILE, () -> store, broken::complete);

    @Test
    void whatWaitsIsCommittedTogetherAndAnsweredAfterwards() throws Exception {
        thread.open();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        thread.ask(
                _ -> {
                    begun.countDown();
                    return await(go);
                },
                _ -> {});
        begun.await(); // what is asked from now on waits, and is the second commit
        List<CompletableFuture<Integer>> commits = new ArrayList<>();
        for (int id = 1; id <= 20; id++) {
            CompletableFuture<Integer> commit = new CompletableFuture<>();
            commits.add(commit);
            Entry entry = entry(id);
            thread.ask(s -> s.put("bob", entry), _ -> commit.complete(store.commits.get()));
        }

        go.countDown();

        assertThat(commits).allSatisfy(commit -> assertThat(commit.get()).isEqualTo(2));
        thread.letGo();
    }

    @Test
    void oneRequestThatIsRefusedDoesNotHarmTheOthers() throws Exception {
        thread.open();
        CountDownLatch go = new CountDownLatch(1);
        thread.ask(_ -> await(go), _ -> {});
        var refused = ask(new StorageException(new StaleList("alice")));
        var done = ask(entry(1));

        go.countDown();

        assertThat(refused.get()).isEqualTo(new Failed<>(new StaleList("alice")));
        assertThat(done.get()).isEqualTo(new Done<>(entry(1)));
        thread.letGo();
    }

    @Test
    void whenTheEngineFailsNothingThatWasDoneTogetherIsAcknowledged() throws Exception {
        thread.open();
        CountDownLatch go = new CountDownLatch(1);
        thread.ask(_ -> await(go), _ -> {});
        var before = ask(entry(1));
        var failing = ask(new StorageException(FULL));
        var after = ask(entry(2));

        go.countDown();

        assertThat(List.of(before.get(), failing.get(), after.get()))
                .containsOnly(new Failed<>(FULL));
        thread.letGo();
    }

    @Test
    void lettingGoWaitsForTheCallUnderWayAndClosesTheStore() throws Exception {
        thread.open();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        thread.ask(
                _ -> {
                    inside.countDown();
                    return await(go);
                },
                _ -> {});
        inside.await();

        CompletableFuture<Boolean> wasClosed = new CompletableFuture<>();
        Thread successor =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                thread.letGo();
                                wasClosed.complete(store.closed);
                            } catch (InterruptedException e) {
                                wasClosed.completeExceptionally(e);
                            }
                        });
        assertThat(successor.join(Duration.ofMillis(50))).isFalse();
        assertThat(store.closed).isFalse();
        go.countDown();

        assertThat(wasClosed.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aThreadThatWasLetGoDoesNotOpenItsStore() throws InterruptedException {
        thread.letGo();

        assertThatThrownBy(thread::open).isInstanceOf(IllegalStateException.class);
        assertThat(store.closed).isFalse();
    }

    @Test
    void aStoreThatCannotBeOpenedSaysWhy() {
        StoreThread hopeless =
                new StoreThread(
                        FILE,
                        () -> {
                            throw new StorageException(FULL);
                        },
                        broken::complete);

        assertThatThrownBy(hopeless::open)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the disk is full");
        assertThat(broken).isNotDone();
    }

    @Test
    void anErrorEndsTheThreadAndIsTold() throws Exception {
        thread.open();
        Error error = new AssertionError("bug");

        thread.ask(
                _ -> {
                    throw error;
                },
                _ -> {});

        assertThat(broken.get(5, TimeUnit.SECONDS)).isSameAs(error);
        assertThat(store.closed).isTrue();
    }

    private CompletableFuture<Answered<Entry>> ask(Entry entry) {
        CompletableFuture<Answered<Entry>> answer = new CompletableFuture<>();
        thread.ask(s -> s.put("bob", entry), answer::complete);
        return answer;
    }

    private CompletableFuture<Answered<Entry>> ask(StorageException failure) {
        CompletableFuture<Answered<Entry>> answer = new CompletableFuture<>();
        thread.ask(
                _ -> {
                    throw failure;
                },
                answer::complete);
        return answer;
    }

    private static boolean await(CountDownLatch go) {
        try {
            return go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(long id) {
        return new Entry(id, "key " + id, LocalDate.parse("2018-12-19"), "Dentist");
    }

    private static final class MemoryStore implements Store {
        final AtomicInteger commits = new AtomicInteger();
        volatile boolean closed;

        @Override
        public Entry put(String list, Entry entry) {
            return entry;
        }

        @Override
        public List<Entry> entries(String list) {
            return List.of();
        }

        @Override
        public void together(Runnable work) {
            work.run();
            commits.incrementAndGet();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
