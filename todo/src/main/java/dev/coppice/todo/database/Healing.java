package dev.coppice.todo.database;

import static java.lang.System.Logger.Level.ERROR;

import dev.coppice.todo.database.Answered.Done;
import dev.coppice.todo.database.Answered.Failed;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// How lists are read: once more, if something is damaged, when that is set aside, or mended if it
/// is a page. And how all that is stored is looked through.
record Healing(StoreThreads threads) {

    private static final System.Logger LOG = System.getLogger(Healing.class.getName());

    /// Reads what is there when everything has been written that was asked for before. `then` hears
    /// the answer, on a thread of a store.
    <T> void read(Function<Store, T> request, Consumer<Answered<T>> then) {
        threads.read(request, unlessDamaged(request, then));
    }

    /// Reads what is there now.
    <T> void look(Function<Store, T> request, Consumer<Answered<T>> then) {
        threads.reading().ask(request, unlessDamaged(request, then));
    }

    private <T> Consumer<Answered<T>> unlessDamaged(
            Function<Store, T> request, Consumer<Answered<T>> then) {
        return answer -> {
            if (answer instanceof Failed<?>(StorageFailure.Damaged _)) {
                setAsideAndReadAgain(request, then);
            } else {
                then.accept(answer);
            }
        };
    }

    /// Reads everything. Damaged changes, which no reader of lists minds, are set aside then: they
    /// would be told for ever; and damaged pages are mended. Damaged entries are not: a list server
    /// may still have them in memory.
    void check(Errand errand, Consumer<Answered<Checkup>> then) {
        errand.check(answer -> {
            if (answer instanceof Done<Checkup>(var checkup) && !checkup.isFine()) {
                threads.writing()
                        .ask(store -> store.setChangesAside(Instant.now()), Healing::report);
            }
            then.accept(answer);
        });
    }

    private <T> void setAsideAndReadAgain(Function<Store, T> request, Consumer<Answered<T>> then) {
        threads.writing()
                .ask(
                        store -> store.setAside(Instant.now()),
                        told -> {
                            report(told);
                            threads.reading().ask(request, then);
                        });
    }

    private static void report(Answered<List<String>> told) {
        switch (told) {
            case Done<List<String>>(var aside) -> aside.forEach(line -> LOG.log(ERROR, line));
            case Failed<List<String>>(var failure) -> LOG.log(ERROR, failure.message());
        }
    }
}
