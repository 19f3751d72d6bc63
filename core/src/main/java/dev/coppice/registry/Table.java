package dev.coppice.registry;

import dev.coppice.process.Pid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/// What is in one life of a registry: the entries by key, and the keys by process.
///
/// Everybody reads and changes it directly. Only what a process leaves behind when it ends is
/// removed by the registry's own process, the keeper, which is linked to all who have entries.
final class Table {

    private final RegistrySpec spec;
    private final Pid owner;
    private final Pid keeper;
    private final Entries entries;
    private final ConcurrentMap<Pid, Map<Object, Integer>> keys = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Object> meta = new ConcurrentHashMap<>();

    Table(RegistrySpec spec, Pid owner, Pid keeper) {
        this.spec = spec;
        this.owner = owner;
        this.keeper = keeper;
        this.entries = Entries.of(spec.keys());
    }

    RegistrySpec spec() {
        return spec;
    }

    /// Returns who started the registry and is linked to it, whether it has entries or not.
    Pid owner() {
        return owner;
    }

    Pid keeper() {
        return keeper;
    }

    Entries entries() {
        return entries;
    }

    ConcurrentMap<Object, Object> meta() {
        return meta;
    }

    boolean hasEntriesOf(Pid pid) {
        return keys.containsKey(pid);
    }

    /// Returns the entries of living processes under a key.
    List<Entry> alive(Object key) {
        return entries.at(key).stream().filter(entry -> entry.pid().isAlive()).toList();
    }

    /// Returns the keys of a process, each as often as it has entries under it.
    List<Object> keys(Pid pid) {
        var found = new ArrayList<>();
        keys.computeIfPresent(
                pid,
                (_, counts) -> {
                    counts.forEach((key, count) -> found.addAll(Collections.nCopies(count, key)));
                    return counts;
                });
        return List.copyOf(found);
    }

    /// Adds an entry; returns the living process that has the key instead, if there is one.
    Optional<Pid> add(Entry entry) {
        var holder = entries.add(entry);
        if (holder.isEmpty()) {
            keys.compute(
                    entry.pid(),
                    (_, before) -> {
                        var counts =
                                before == null ? new LinkedHashMap<Object, Integer>(2) : before;
                        counts.merge(entry.key(), 1, Integer::sum);
                        return counts;
                    });
        }
        return holder;
    }

    /// Removes the process's entries under a key that have such values; returns whether there were
    /// any.
    boolean remove(Object key, Pid pid, Predicate<Object> value) {
        var removed = entries.remove(key, pid, value);
        keys.computeIfPresent(
                pid,
                (_, counts) -> {
                    counts.computeIfPresent(
                            key, (_, count) -> count > removed ? count - removed : null);
                    return counts.isEmpty() ? null : counts;
                });
        return removed > 0;
    }

    /// Removes everything of a process that has ended.
    void forget(Pid pid) {
        var counts = keys.remove(pid);
        if (counts != null) {
            counts.keySet().forEach(key -> entries.remove(key, pid, _ -> true));
        }
    }

    @Override
    public String toString() {
        return entries.count() + " entries";
    }
}
