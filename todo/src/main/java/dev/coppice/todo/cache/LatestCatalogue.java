package dev.coppice.todo.cache;

import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.registry.TodoRegistry;
import java.util.concurrent.atomic.AtomicReference;

/// All lists as they are now, for everybody to read without asking a process. List servers write it
/// themselves, before they acknowledge a change: so whoever has heard of a change finds it here.
///
/// It belongs to the [Directory] that made it, and is found as long as that lives.
final class LatestCatalogue {

    private final AtomicReference<Catalogue> catalogue;
    private volatile boolean listening;

    private LatestCatalogue(Catalogue catalogue) {
        this.catalogue = new AtomicReference<>(catalogue);
    }

    /// Shares a catalogue as long as the calling process lives.
    static LatestCatalogue share(Catalogue catalogue) {
        LatestCatalogue latest = new LatestCatalogue(catalogue);
        TodoRegistry.share(Directory.class, "all lists", latest);
        return latest;
    }

    /// The one of the directory that lives.
    ///
    /// @throws IllegalArgumentException when none does, or the registry does not
    static LatestCatalogue find() {
        return TodoRegistry.find(Directory.class, "all lists")
                .map(entry -> (LatestCatalogue) entry.value())
                .orElseThrow(() -> new IllegalArgumentException("there is no directory"));
    }

    Catalogue get() {
        return catalogue.get();
    }

    /// Adds a list as it is now, unless a later one is known.
    ///
    /// @return whether the directory is to be told
    boolean put(Summary list) {
        catalogue.updateAndGet(all -> all.with(list));
        return listening;
    }

    /// Whether the directory is to be told of changes. It looks at the catalogue after it has begun
    /// to listen: so of each change it either hears, or has seen it.
    void listen(boolean listening) {
        this.listening = listening;
    }
}
