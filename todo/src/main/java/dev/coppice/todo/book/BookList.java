package dev.coppice.todo.book;

import java.time.LocalDate;
import java.util.List;

/// A list of the book's system.
///
/// @param entries by ascending id
public record BookList(String name, List<Entry> entries) {

    /// An entry of such a list; its title is any text.
    public record Entry(long id, LocalDate date, String title) {}
}
