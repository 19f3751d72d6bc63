package dev.coppice.todo.database;

import dev.coppice.todo.ground.Claimed;
import java.util.function.Consumer;
import java.util.function.Function;

/// The two threads of a worker: what is read does not wait for what is written, but where it must.
record StoreThreads(StoreThread writing, StoreThread reading) implements Claimed {

    static StoreThreads of(Share share, Store.Engine engine, Consumer<Throwable> broken) {
        return new StoreThreads(
                new StoreThread(engine.file(share), () -> engine.open(share), broken),
                new StoreThread(engine.file(share), () -> engine.openToRead(share), broken));
    }

    /// Starts both, and returns when the store is open.
    ///
    /// @throws StorageException when it cannot be opened
    void open() throws InterruptedException {
        writing.open();
        reading.open();
    }

    /// Reads what is there when everything has been written that was asked for before. So whoever
    /// keeps a list after somebody who was killed does not miss that one's last change.
    <T> void read(Function<Store, T> request, Consumer<Answered<T>> then) {
        writing.ask(
                store -> store, // nothing: only its turn matters, whatever becomes of it
                _ -> reading.ask(request, then));
    }

    @Override
    public void letGo() throws InterruptedException {
        writing.letGo();
        reading.letGo();
    }
}
