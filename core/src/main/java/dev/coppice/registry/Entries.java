package dev.coppice.registry;

import dev.coppice.process.Pid;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The entries of a registry by key, read and changed by many threads at once.
sealed interface Entries permits UniqueEntries, DuplicateEntries {

    static Entries of(Keys keys) {
        return switch (keys) {
            case UNIQUE -> new UniqueEntries();
            case DUPLICATE -> new DuplicateEntries();
        };
    }

    /// Adds an entry; returns the living process that has the key instead, if there is one.
    Optional<Pid> add(Entry entry);

    /// Returns the entries under a key, oldest process first. A process that has just ended may be
    /// among them.
    Collection<Entry> at(Object key);

    /// Removes the process's entries under a key that have such values; returns how many there
    /// were.
    int remove(Object key, Pid pid, Predicate<Object> value);

    /// Returns all entries, as at [#at].
    Stream<Entry> all();

    /// Returns how many entries there are.
    long count();
}
