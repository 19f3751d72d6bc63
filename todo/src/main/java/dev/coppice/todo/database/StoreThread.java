package dev.coppice.todo.database;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.Objects.requireNonNull;

import dev.coppice.todo.database.StorageFailure.Damaged;
import dev.coppice.todo.database.StorageFailure.FolderInUse;
import dev.coppice.todo.database.StorageFailure.Full;
import dev.coppice.todo.database.StorageFailure.OtherWorkers;
import dev.coppice.todo.database.StorageFailure.Overloaded;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.ground.Claimed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The thread that uses a store, for one worker.
///
/// A native call holds on to the thread that makes it, and nothing interrupts it. So it is made on
/// a platform thread of its own and not by a process: a worker that is killed is dead at once, and
/// the call ends in its own time, whole. The next worker lets this thread end before it opens the
/// store again (see [dev.coppice.todo.ground.Claims]), so two never write to one file.
///
/// When a page of the file turns out to be damaged, it has the store mend it, once, and does what
/// the page has stopped once more. Nobody else notices, but that it takes a moment.
///
/// What waits when the thread comes round is committed together. If others are about to bring more
/// and only want a processor, it lets them: a commit costs as much as writing several changes.
final class StoreThread implements Claimed {

    private static final System.Logger LOG = System.getLogger(StoreThread.class.getName());

    /// How long a call may take to end once nobody wants it any more.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int TOGETHER = 256;

    /// For how long a store is not mended again when that did not help.
    private static final Duration REST = Duration.ofMinutes(1);

    private final Path file;
    private final Thread thread;
    private final Consumer<Throwable> broken;
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final BlockingQueue<Work<?>> waiting = new LinkedBlockingQueue<>();
    private boolean ended;

    /// When the store may be mended. What did not help is not tried again and again.
    private long mendable = System.nanoTime();

    /// A thread that will open the store; it does not run yet.
    ///
    /// @param broken hears of an error that ended it
    StoreThread(Path file, Supplier<Store> open, Consumer<Throwable> broken) {
        this.file = file;
        this.broken = broken;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("store " + file.getFileName())
                        .unstarted(() -> run(open));
    }

    /// Starts the thread, and returns when the store is open.
    ///
    /// @throws StorageException when it cannot be opened
    void open() throws InterruptedException {
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException(thread.getName() + " was let go");
            }
            thread.start();
        }
        try {
            opened.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StorageException cannot
                    ? cannot
                    : new IllegalStateException(e.getCause());
        }
    }

    /// Asks the store for something and returns at once. `then` hears the answer, on this thread,
    /// when everything that was asked for together with it is committed.
    <T> void ask(Function<Store, T> request, Consumer<Answered<T>> then) {
        waiting.add(new Work<>(request, then));
    }

    /// How many requests wait to be carried out.
    int waiting() {
        return waiting.size();
    }

    /// Ends the thread, after what it was asked until now, and closes the store.
    @Override
    public void letGo() throws InterruptedException {
        synchronized (this) {
            ended = true;
            if (thread.getState() == Thread.State.NEW) {
                return;
            }
        }
        ask(store -> store, _ -> {}); // so that it comes round
        if (!thread.join(PATIENCE)) {
            throw new StorageException(
                    new Unusable(file, "a call made by a former worker has not ended"));
        }
    }

    private void run(Supplier<Store> open) {
        try (Store store = open.get()) {
            opened.complete(true);
            int last = 0;
            do {
                List<Work<?>> batch = nextBatch(last);
                last = batch.size();
                carryOut(batch, store);
            } while (goesOn());
        } catch (Throwable e) {
            if (!opened.completeExceptionally(e)) {
                broken.accept(e);
            }
        }
    }

    /// What waits, and what those bring who were only waiting for a processor, if there are any.
    ///
    /// @param last how much there was the last time
    @SuppressWarnings("ThreadPriorityCheck") // right whatever yield does, and faster if it yields
    private List<Work<?>> nextBatch(int last) throws InterruptedException {
        List<Work<?>> batch = new ArrayList<>();
        batch.add(waiting.take());
        int known = waiting.size();
        boolean mayGrow = last > 1 || known > 0;
        while (mayGrow && known < TOGETHER) {
            Thread.yield(); // returns at once where no other thread wants the processor
            mayGrow = waiting.size() > known;
            known = waiting.size();
        }
        waiting.drainTo(batch, TOGETHER);
        return batch;
    }

    private synchronized boolean goesOn() {
        return !ended || !waiting.isEmpty();
    }

    private void carryOut(List<Work<?>> batch, Store store) {
        try {
            store.together(() -> batch.forEach(work -> work.run(store)));
        } catch (StorageException e) {
            if (e.failure() instanceof Damaged && batch.size() > 1) {
                batch.forEach(
                        work -> carryOut(List.of(work), store)); // who is not hurt is not harmed
                return;
            }
            batch.forEach(work -> work.fail(e.failure()));
        }
        for (Work<?> work : batch) {
            if (work.isStoppedByAPage() && isMended(store)) {
                again(work, store);
            }
            work.answer();
        }
    }

    private void again(Work<?> work, Store store) {
        try {
            store.together(() -> work.run(store));
        } catch (StorageException e) {
            work.fail(e.failure());
        }
        if (work.isStoppedByAPage()) {
            mendable = System.nanoTime() + REST.toNanos();
        }
    }

    private boolean isMended(Store store) {
        if (System.nanoTime() - mendable < 0) {
            return false;
        }
        List<String> told = List.of();
        try {
            told = store.mend(Instant.now().truncatedTo(ChronoUnit.MILLIS));
            told.forEach(line -> LOG.log(ERROR, line));
        } catch (StorageException e) {
            LOG.log(ERROR, "{0} cannot be mended: {1}", file, e.failure().message());
        }
        if (told.isEmpty()) {
            mendable = System.nanoTime() + REST.toNanos();
        }
        return !told.isEmpty();
    }

    private static final class Work<T> {

        private final Function<Store, T> request;
        private final Consumer<Answered<T>> then;
        private @Nullable Answered<T> answer;

        Work(Function<Store, T> request, Consumer<Answered<T>> then) {
            this.request = request;
            this.then = then;
        }

        void run(Store store) {
            try {
                answer = new Answered.Done<>(request.apply(store));
            } catch (StorageException e) {
                switch (e.failure()) {
                    case Damaged _ -> fail(e.failure());
                    // The engine may have taken back what was done before: all must fail.
                    case Full _, Overloaded _, Unusable _, FolderInUse _, OtherWorkers _ -> throw e;
                }
            }
        }

        void fail(StorageFailure failure) {
            answer = new Answered.Failed<>(failure);
        }

        boolean isStoppedByAPage() {
            return answer instanceof Answered.Failed<T>(Damaged.Page _);
        }

        void answer() {
            then.accept(requireNonNull(answer));
        }
    }
}
