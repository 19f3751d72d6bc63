package dev.coppice.registry;

import dev.coppice.process.Pid;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// At most one entry for each key.
final class UniqueEntries implements Entries {

    private final ConcurrentMap<Object, Entry> entries = new ConcurrentHashMap<>();

    /// The entry of a process that has ended is no obstacle, even if nobody has removed it yet
    ///
    @Override
    public Optional<Pid> add(Entry entry) {
        var holder =
                entries.merge(
                        entry.key(), entry, (before, it) -> before.pid().isAlive() ? before : it);
        return holder == entry ? Optional.empty() : Optional.of(holder.pid());
    }

    /// Returns the living process that has the key. The way of every call by key: no detours.
    Optional<Pid> holder(Object key) {
        var entry = entries.get(key);
        return entry != null && entry.pid().isAlive() ? Optional.of(entry.pid()) : Optional.empty();
    }

    @Override
    public Collection<Entry> at(Object key) {
        var entry = entries.get(key);
        return entry == null ? List.of() : List.of(entry);
    }

    @Override
    public int remove(Object key, Pid pid, Predicate<Object> value) {
        var entry = entries.get(key);
        return entry != null
                        && entry.pid().equals(pid)
                        && value.test(entry.value())
                        && entries.remove(key, entry)
                ? 1
                : 0;
    }

    /// Replaces the value of the process's entry under a key; returns the entry as it is now.
    Optional<Entry> update(Object key, Pid pid, UnaryOperator<Object> change) {
        return Optional.ofNullable(
                        entries.computeIfPresent(
                                key,
                                (_, entry) -> entry.pid().equals(pid) ? entry.with(change) : entry))
                .filter(entry -> entry.pid().equals(pid));
    }

    @Override
    public Stream<Entry> all() {
        return entries.values().stream();
    }

    @Override
    public long count() {
        return entries.size();
    }
}
