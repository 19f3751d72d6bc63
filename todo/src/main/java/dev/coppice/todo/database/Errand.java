package dev.coppice.todo.database;

import dev.coppice.todo.database.StorageFailure.Unusable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/// Something that takes long and changes nothing: done with a store and on a thread of its own, so
/// that nobody waits for it who does not want to.
record Errand(Share share, Store.Engine engine) {

    /// Reads everything.
    void check(Consumer<Answered<Checkup>> then) {
        run(Store::check, then);
    }

    /// Copies what is committed to a file beside it, which is to be deleted by whoever gets it.
    void copy(Consumer<Answered<Path>> then) {
        run(
                store -> {
                    Path copy = freshFile();
                    store.copyTo(copy);
                    return copy;
                },
                then);
    }

    /// Deletes what others have not deleted, since they died.
    void tidyUp() {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(share.folder(), prefix() + "*")) {
            for (Path copy : left) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new StorageException(Unusable.of(share.folder(), e), e);
        }
    }

    private Path freshFile() {
        try {
            return Files.createTempFile(share.folder(), prefix(), ".db");
        } catch (IOException e) {
            throw new StorageException(Unusable.of(share.folder(), e), e);
        }
    }

    private String prefix() {
        return "copy-%d-".formatted(share.worker());
    }

    private <T> void run(Function<Store, T> work, Consumer<Answered<T>> then) {
        Path file = engine.file(share);
        Thread.ofPlatform()
                .daemon()
                .name("errand for " + file.getFileName())
                .start(() -> {
                    try (Store store = engine.openToRead(share)) {
                        then.accept(new Answered.Done<>(work.apply(store)));
                    } catch (StorageException e) {
                        then.accept(new Answered.Failed<>(e.failure()));
                    } catch (RuntimeException e) {
                        then.accept(new Answered.Failed<>(new Unusable(file, e.toString())));
                    }
                });
    }
}
