package dev.coppice.todo.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which entries somebody wants to see.
///
/// @param from due on this day or later
/// @param to due on this day or before
/// @param words [folded][Text#folded]; each occurs in the title, the notes or the labels
public record Filter(
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Boolean> done,
        Optional<String> label,
        List<String> words) {

    /// Everything.
    public static final Filter ALL =
            new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    public Filter {
        words = List.copyOf(words);
    }

    public boolean passes(Entry entry) {
        return inTime(entry)
                && done.filter(wanted -> wanted != entry.isDone()).isEmpty()
                && label.filter(wanted -> !entry.content().labels().contains(wanted)).isEmpty()
                && hasWords(entry);
    }

    private boolean inTime(Entry entry) {
        Optional<LocalDate> day = entry.due().map(Due::day);
        return from.isEmpty() && to.isEmpty()
                || day.isPresent()
                        && from.filter(first -> day.get().isBefore(first)).isEmpty()
                        && to.filter(last -> day.get().isAfter(last)).isEmpty();
    }

    private boolean hasWords(Entry entry) {
        if (words.isEmpty()) {
            return true;
        }
        String text = Text.folded(searched(entry.content()));
        return words.stream().allMatch(text::contains);
    }

    /// What is searched for words.
    public static String searched(Content content) {
        return content.title()
                + "\n"
                + content.notes()
                + "\n"
                + String.join("\n", content.labels());
    }
}
