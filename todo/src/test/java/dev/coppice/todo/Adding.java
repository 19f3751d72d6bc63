package dev.coppice.todo;

import dev.coppice.process.Pid;
import dev.coppice.todo.cache.Answer;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.TodoServer;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Lists as tests use them: by name, and by the titles of entries.
public record Adding(Lists lists) {

    /// A key that nobody has used.
    public static Key key() {
        return Key.of(UUID.randomUUID().toString(), "test");
    }

    /// Adds an entry to a list of this name, and answers it.
    public Entry add(String list, LocalDate day, String title) {
        return add(list, day, title, key());
    }

    /// Adds an entry with a key, and answers what was added with this key.
    public Entry add(String list, LocalDate day, String title, Key key) {
        return switch (lists.add(list, key, Content.titled(title).on(day))) {
            case Answer.Changed(_, var change) -> change.entry().orElseThrow();
            case Answer other -> throw new AssertionError(title + " was not added: " + other);
        };
    }

    /// The titles of a day.
    public List<String> titles(String list, LocalDate day) {
        return lists.entries(list, day).stream().map(Entry::title).toList();
    }

    /// The id of the list of this name, which is there.
    public ListId id(String list) {
        Catalogue all = lists.all();
        return all.named(list).orElseThrow(() -> new AssertionError("there is no list " + list));
    }

    /// The process that keeps the list of this name, which is there.
    public Pid server(String list) {
        return lists.cache().server(id(list)).map(TodoServer::process).orElseThrow();
    }
}
