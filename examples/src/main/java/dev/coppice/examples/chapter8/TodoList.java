package dev.coppice.examples.chapter8;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A to-do list: a value, which every change makes anew.
///
/// @param nextId the number that the next entry gets
/// @param entries the entries by their numbers
public record TodoList(int nextId, List<Entry> entries) {

    /// The list without entries.
    public static final TodoList EMPTY = new TodoList(1, List.of());

    /// Keeps the entries from being changed.
    public TodoList {
        entries = List.copyOf(entries);
    }

    /// The list with one more entry, its last.
    public TodoList add(LocalDate date, String title) {
        Entry added = new Entry(nextId, date, title);
        return new TodoList(nextId + 1, Stream.concat(entries.stream(), Stream.of(added)).toList());
    }

    /// The entries of a day.
    public List<Entry> on(LocalDate date) {
        return entries.stream().filter(entry -> entry.date().equals(date)).toList();
    }

    /// The list with one entry changed; the same list if there is none with that number.
    public TodoList update(int id, UnaryOperator<Entry> change) {
        return new TodoList(
                nextId,
                entries.stream()
                        .map(entry -> entry.id() == id ? change.apply(entry) : entry)
                        .toList());
    }

    /// The list without the entry of that number.
    public TodoList delete(int id) {
        return new TodoList(nextId, entries.stream().filter(entry -> entry.id() != id).toList());
    }

    /// How many entries there are.
    public int size() {
        return entries.size();
    }
}
