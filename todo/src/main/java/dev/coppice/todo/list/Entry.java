package dev.coppice.todo.list;

import java.time.LocalDate;

/// Something to do on a day.
///
/// @param id its number in its list, from 1
/// @param key what its [NewEntry] was known by
public record Entry(long id, String key, LocalDate date, String title) {

    /// Whether this entry is what became of `wish`.
    public boolean answers(NewEntry wish) {
        return key.equals(wish.key()) && date.equals(wish.date()) && title.equals(wish.title());
    }
}
