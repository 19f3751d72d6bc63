package dev.coppice.todo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.todo.database.Answered.Done;
import dev.coppice.todo.database.Answered.Failed;
import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.StorageFailure.Full;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is asked of a store's thread, and how it ends.
class StoreThreadTest {

    private static final Path FILE = Path.of("lists-1.db");
    private static final Full FULL = new Full(FILE);
    static final Damaged DAMAGED = new Damaged.Row("alice", "row 1", FILE, "is rubbish");
    private static final Damaged PAGE = new Damaged.Page("alice", FILE, "rubbish");

    private final MemoryStore store = new MemoryStore();
    private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
    private final StoreThread thread = new StoreThread(FILE, () -> store, broken::complete);

    @Test
    void whatWaitsIsCommittedTogetherAndAnsweredAfterwards() throws Exception {
        thread.open();
        CountDownLatch go = holdUp();
        List<CompletableFuture<Integer>> commits = new ArrayList<>();
        for (int id = 1; id <= 20; id++) {
            CompletableFuture<Integer> commit = new CompletableFuture<>();
            commits.add(commit);
            thread.ask(s -> s, _ -> commit.complete(store.commits.get()));
        }

        go.countDown();

        assertThat(commits).allSatisfy(commit -> assertThat(commit.get()).isEqualTo(2));
        thread.letGo();
    }

    @Test
    void oneRequestThatIsRefusedDoesNotHarmTheOthers() throws Exception {
        thread.open();
        CountDownLatch go = holdUp();
        var refused = ask(new StorageException(DAMAGED));
        var done = ask(1);

        go.countDown();

        assertThat(refused.get()).isEqualTo(new Failed<>(DAMAGED));
        assertThat(done.get()).isEqualTo(new Done<>(1));
        thread.letGo();
    }

    @Test
    void whatCanBeDoneOnlyInPartIsTakenBackAndTheOthersAreDoneWithoutIt() throws Exception {
        thread.open();
        CountDownLatch go = holdUp();
        var before = ask(1);
        CompletableFuture<Answered<Integer>> torn = new CompletableFuture<>();
        thread.ask(
                _ -> {
                    store.torn = true;
                    throw new StorageException(DAMAGED);
                },
                torn::complete);
        var after = ask(2);

        go.countDown();

        assertThat(before.get()).isEqualTo(new Done<>(1));
        assertThat(torn.get()).isEqualTo(new Failed<>(DAMAGED));
        assertThat(after.get()).isEqualTo(new Done<>(2));
        assertThat(store.commits).hasValue(3);
        thread.letGo();
    }

    /// Between what was asked before and after it, as it would have been otherwise.
    @Test
    void whatAPageHasStoppedIsDoneInItsTurnWhenThePageIsMended() throws Exception {
        store.isMendable = true;
        thread.open();
        CountDownLatch go = holdUp();
        List<Answered<Integer>> answers = new CopyOnWriteArrayList<>();
        thread.ask(_ -> 1, answers::add);
        thread.ask(s -> unlessMended(s, 2), answers::add);
        thread.ask(_ -> 3, answers::add);

        go.countDown();
        thread.letGo();

        assertThat(answers).containsExactly(new Done<>(1), new Done<>(2), new Done<>(3));
        assertThat(store.mended).isOne();
    }

    @Test
    void whereMendingDoesNotHelpItIsNotTriedForEachRequestAgain() throws Exception {
        thread.open();

        assertThat(ask(new StorageException(PAGE)).get()).isEqualTo(new Failed<>(PAGE));
        assertThat(ask(new StorageException(PAGE)).get()).isEqualTo(new Failed<>(PAGE));

        thread.letGo();
        assertThat(store.mended).isOne();
    }

    private static int unlessMended(Store store, int answer) {
        if (((MemoryStore) store).mended == 0) {
            throw new StorageException(PAGE);
        }
        return answer;
    }

    @Test
    void whenTheEngineFailsNothingThatWasDoneTogetherIsAcknowledged() throws Exception {
        thread.open();
        CountDownLatch go = holdUp();
        var before = ask(1);
        var failing = ask(new StorageException(FULL));
        var after = ask(2);

        go.countDown();

        assertThat(List.of(before.get(), failing.get(), after.get()))
                .containsOnly(new Failed<>(FULL));
        thread.letGo();
    }

    @Test
    void lettingGoWaitsForTheCallUnderWayAndClosesTheStore() throws Exception {
        thread.open();
        CountDownLatch go = holdUp();

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
                .hasMessage("the disk of lists-1.db is full");
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

    /// Holds the thread up in a commit; what is asked from now on waits, and is the next one.
    private CountDownLatch holdUp() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        thread.ask(
                _ -> {
                    inside.countDown();
                    return await(go);
                },
                _ -> {});
        inside.await();
        return go;
    }

    private CompletableFuture<Answered<Integer>> ask(int number) {
        CompletableFuture<Answered<Integer>> answer = new CompletableFuture<>();
        thread.ask(_ -> number, answer::complete);
        return answer;
    }

    private CompletableFuture<Answered<Integer>> ask(StorageException failure) {
        CompletableFuture<Answered<Integer>> answer = new CompletableFuture<>();
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
}
