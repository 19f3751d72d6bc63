package dev.coppice.registry;

import dev.coppice.process.Pid;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Any number of entries for each key.
///
/// A hundred thousand processes may stand under one key, and each must be able to join and leave at
/// a small cost: under a key the entries are sorted by process. The sorted map of a key is made and
/// dropped under the lock that the outer map holds on that key.
final class DuplicateEntries implements Entries {

    private final ConcurrentMap<Object, ConcurrentSkipListMap<Place, Entry>> entries =
            new ConcurrentHashMap<>();
    private final AtomicLong added = new AtomicLong();
    private final LongAdder count = new LongAdder();

    private record Place(long process, long number) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::process).thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public Optional<Pid> add(Entry entry) {
        var place = new Place(entry.pid().number(), added.getAndIncrement());
        entries.compute(
                entry.key(),
                (_, before) -> {
                    var same = before == null ? new ConcurrentSkipListMap<Place, Entry>() : before;
                    same.put(place, entry);
                    return same;
                });
        count.increment();
        return Optional.empty();
    }

    @Override
    public Collection<Entry> at(Object key) {
        var same = entries.get(key);
        return same == null ? List.of() : same.values();
    }

    @Override
    public int remove(Object key, Pid pid, Predicate<Object> value) {
        var removed = new LongAdder();
        entries.computeIfPresent(
                key,
                (_, same) -> {
                    same.subMap(new Place(pid.number(), 0), new Place(pid.number() + 1, 0))
                            .values()
                            .removeIf(entry -> {
                                var leaves = entry.pid().equals(pid) && value.test(entry.value());
                                if (leaves) {
                                    removed.increment();
                                }
                                return leaves;
                            });
                    return same.isEmpty() ? null : same;
                });
        count.add(-removed.sum());
        return removed.intValue();
    }

    @Override
    public Stream<Entry> all() {
        return entries.values().stream().flatMap(same -> same.values().stream());
    }

    @Override
    public long count() {
        return count.sum();
    }
}
