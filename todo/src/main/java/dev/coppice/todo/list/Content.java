package dev.coppice.todo.list;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an entry says.
///
/// @param labels none twice
public record Content(
        String title, String notes, Optional<Due> due, Priority priority, List<String> labels) {

    /// @throws Invalid when a text is too long or is none
    public Content {
        Text.line("title", title, Text.LONGEST_TITLE);
        Text.lines("notes", notes, Text.LONGEST_NOTES);
        labels = labels.isEmpty() ? List.of() : checked(labels);
    }

    /// A title, and nothing more.
    public static Content titled(String title) {
        return new Content(title, "", Optional.empty(), Priority.NONE, List.of());
    }

    /// The same on a day.
    public Content on(LocalDate day) {
        return due(Optional.of(new Due(day)));
    }

    Content title(String title) {
        return new Content(title, notes, due, priority, labels);
    }

    Content notes(String notes) {
        return new Content(title, notes, due, priority, labels);
    }

    Content due(Optional<Due> due) {
        return new Content(title, notes, due, priority, labels);
    }

    Content priority(Priority priority) {
        return new Content(title, notes, due, priority, labels);
    }

    Content labels(List<String> labels) {
        return new Content(title, notes, due, priority, labels);
    }

    private static List<String> checked(List<String> labels) {
        if (labels.size() > Text.MOST_LABELS) {
            throw Invalid.beyond("labels", "are more than " + Text.MOST_LABELS, Text.MOST_LABELS);
        }
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            Text.line("labels", label, Text.LONGEST_LABEL);
            if (!seen.add(label)) {
                throw Invalid.because("labels", "has \"%s\" twice".formatted(label));
            }
        }
        return List.copyOf(labels);
    }
}
