package dev.coppice.todo.api;

import dev.coppice.todo.list.Filter;
import dev.coppice.todo.list.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Filters as parameters.
final class Filters {

    private static final List<String> NAMES = List.of("due_from", "due_to", "done", "label", "q");
    private static final int LONGEST_QUESTION = 200;

    private Filters() {}

    /// The names of these parameters, and others.
    static String[] and(String... others) {
        return Stream.concat(NAMES.stream(), Stream.of(others)).toArray(String[]::new);
    }

    static Filter of(Query query) {
        return new Filter(
                query.dateIfAny("due_from"),
                query.dateIfAny("due_to"),
                query.truthIfAny("done"),
                query.lineIfAny("label", Text.LONGEST_LABEL),
                words(query.lineIfAny("q", LONGEST_QUESTION)));
    }

    private static List<String> words(Optional<String> question) {
        return question.map(Text::folded).stream()
                .flatMap(text -> Stream.of(text.strip().split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
