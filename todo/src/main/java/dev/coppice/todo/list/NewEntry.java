package dev.coppice.todo.list;

import java.time.LocalDate;
import java.util.UUID;

/// An entry that somebody wants to add to a list.
///
/// The key says which wish it is: adding the same wish twice, because nobody knows whether the
/// first time worked, adds one entry.
///
/// @param key unique in the list
public record NewEntry(String key, LocalDate date, String title) {

    /// A wish of its own.
    public NewEntry(LocalDate date, String title) {
        this(UUID.randomUUID().toString(), date, title);
    }
}
