package dev.coppice.todo.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The entries of one list, by day. A value: adding makes a new list.
public final class TodoList {

    /// The list that nobody has added to.
    public static final TodoList EMPTY = new TodoList(1, Map.of());

    private final long nextId;
    private final Map<LocalDate, List<Entry>> byDate;

    private TodoList(long nextId, Map<LocalDate, List<Entry>> byDate) {
        this.nextId = nextId;
        this.byDate = byDate;
    }

    /// The list that has these entries, which are in the order of their ids.
    public static TodoList of(List<Entry> entries) {
        Map<LocalDate, List<Entry>> byDate = new HashMap<>();
        long nextId = 1;
        for (Entry entry : entries) {
            byDate.computeIfAbsent(entry.date(), _ -> new ArrayList<>()).add(entry);
            nextId = entry.id() + 1;
        }
        byDate.replaceAll((_, sameDay) -> List.copyOf(sameDay));
        return new TodoList(nextId, byDate);
    }

    /// The entry that `wish` would become if it were added now.
    public Entry next(NewEntry wish) {
        return new Entry(nextId, wish.key(), wish.date(), wish.title());
    }

    /// This list with an entry more.
    public TodoList with(Entry entry) {
        List<Entry> sameDay = new ArrayList<>(on(entry.date()));
        sameDay.add(entry);
        Map<LocalDate, List<Entry>> grown = new HashMap<>(byDate);
        grown.put(entry.date(), List.copyOf(sameDay));
        return new TodoList(Math.max(nextId, entry.id() + 1), grown);
    }

    /// This list with what `wish` becomes.
    public TodoList add(NewEntry wish) {
        return with(next(wish));
    }

    /// The entries of a day, oldest first.
    public List<Entry> on(LocalDate date) {
        return byDate.getOrDefault(date, List.of());
    }

    /// How many entries it has.
    public int size() {
        return byDate.values().stream().mapToInt(List::size).sum();
    }
}
