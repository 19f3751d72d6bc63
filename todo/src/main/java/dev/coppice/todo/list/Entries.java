package dev.coppice.todo.list;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/// The entries of a list, by number, by place and by day. A value: what has one entry more shares
/// all others with what it was made of, so that a long list is as quick to change as a short one.
final class Entries {

    static final Entries NONE =
            new Entries(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), 0);

    private final TreePMap<Long, Entry> byId;
    private final TreePMap<Position, Entry> byPlace;
    private final TreePMap<OnDay, Entry> byDay;
    private final long open;

    private Entries(
            TreePMap<Long, Entry> byId,
            TreePMap<Position, Entry> byPlace,
            TreePMap<OnDay, Entry> byDay,
            long open) {
        this.byId = byId;
        this.byPlace = byPlace;
        this.byDay = byDay;
        this.open = open;
    }

    /// Those that are given, of which no two have the same number or place.
    static Entries of(Collection<Entry> entries) {
        SortedMap<Long, Entry> byId = new TreeMap<>();
        SortedMap<Position, Entry> byPlace = new TreeMap<>();
        SortedMap<OnDay, Entry> byDay = new TreeMap<>();
        for (Entry entry : entries) {
            byId.put(entry.id(), entry);
            byPlace.put(entry.position(), entry);
            entry.due().ifPresent(due -> byDay.put(new OnDay(due.day(), entry.id()), entry));
        }
        return new Entries(
                TreePMap.fromSortedMap(byId),
                TreePMap.fromSortedMap(byPlace),
                TreePMap.fromSortedMap(byDay),
                entries.stream().filter(entry -> !entry.isDone()).count());
    }

    int size() {
        return byId.size();
    }

    /// How many are not done.
    long open() {
        return open;
    }

    Optional<Entry> get(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// By ascending number.
    Collection<Entry> byId() {
        return byId.values();
    }

    /// In the list's order.
    Collection<Entry> inOrder() {
        return byPlace.values();
    }

    /// In the list's order, those behind a position.
    Collection<Entry> behind(Position position) {
        return byPlace.tailMap(position, false).values();
    }

    /// Those that are due on a day, by ascending number.
    Collection<Entry> on(LocalDate day) {
        return byDay.subMap(new OnDay(day, 0), new OnDay(day, Long.MAX_VALUE)).values();
    }

    /// A free position right behind another, or at the start.
    Position behind(Optional<Position> other) {
        Optional<Position> next = next(other);
        if (other.isEmpty()) {
            return next.map(Position::previous).orElse(Position.FIRST);
        }
        return next.map(later -> other.get().between(later)).orElseGet(() -> other.get().next());
    }

    /// A free position right before another, or at the end.
    Position before(Optional<Position> other) {
        Optional<Position> previous =
                other.isPresent() ? Optional.ofNullable(byPlace.lowerKey(other.get())) : last();
        if (other.isEmpty()) {
            return previous.map(Position::next).orElse(Position.FIRST);
        }
        return previous.map(earlier -> earlier.between(other.get()))
                .orElseGet(() -> other.get().previous());
    }

    /// This position if it is free, else one right behind it.
    Position near(Position wanted) {
        return byPlace.containsKey(wanted) ? behind(Optional.of(wanted)) : wanted;
    }

    Entries with(Change.Step step) {
        Entries without = step.before().map(this::without).orElse(this);
        return step.after().map(without::with).orElse(without);
    }

    Entries with(Entry entry) {
        return new Entries(
                byId.plus(entry.id(), entry),
                byPlace.plus(entry.position(), entry),
                entry.due()
                        .map(due -> byDay.plus(new OnDay(due.day(), entry.id()), entry))
                        .orElse(byDay),
                open + (entry.isDone() ? 0 : 1));
    }

    private Entries without(Entry entry) {
        return new Entries(
                byId.minus(entry.id()),
                byPlace.minus(entry.position()),
                entry.due().map(due -> byDay.minus(new OnDay(due.day(), entry.id()))).orElse(byDay),
                open - (entry.isDone() ? 0 : 1));
    }

    private Optional<Position> next(Optional<Position> other) {
        return other.isPresent()
                ? Optional.ofNullable(byPlace.higherKey(other.get()))
                : byPlace.isEmpty() ? Optional.empty() : Optional.of(byPlace.firstKey());
    }

    private Optional<Position> last() {
        return byPlace.isEmpty() ? Optional.empty() : Optional.of(byPlace.lastKey());
    }

    private record OnDay(LocalDate day, long id) implements Comparable<OnDay> {
        @Override
        public int compareTo(OnDay other) {
            int days = day.compareTo(other.day);
            return days != 0 ? days : Long.compare(id, other.id);
        }
    }
}
