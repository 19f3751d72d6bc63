package dev.coppice.todo.list;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Something about an entry that can be changed and leaves the rest as it is.
///
/// @param of what it is for an entry
/// @param with the entry with another value of it
record Aspect<T>(Function<Entry, T> of, BiFunction<Entry, T, Entry> with) {

    static final List<Aspect<?>> ALL =
            List.of(
                    Aspect.<String>ofContent(Content::title, Content::title),
                    Aspect.<String>ofContent(Content::notes, Content::notes),
                    Aspect.<Optional<Due>>ofContent(Content::due, Content::due),
                    Aspect.<Priority>ofContent(Content::priority, Content::priority),
                    Aspect.<List<String>>ofContent(Content::labels, Content::labels),
                    new Aspect<Optional<Instant>>(Entry::doneAt, Entry::doneAt),
                    new Aspect<>(Entry::position, Entry::at));

    private static <T> Aspect<T> ofContent(
            Function<Content, T> of, BiFunction<Content, T, Content> with) {
        return new Aspect<>(
                entry -> of.apply(entry.content()),
                (entry, value) -> entry.saying(with.apply(entry.content(), value)));
    }

    boolean differs(Entry one, Entry other) {
        return !of.apply(one).equals(of.apply(other));
    }

    /// An entry as another one is in this.
    Entry copied(Entry from, Entry to) {
        return with.apply(to, of.apply(from));
    }
}
