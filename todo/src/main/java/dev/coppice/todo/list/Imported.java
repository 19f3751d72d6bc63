package dev.coppice.todo.list;

import java.time.Instant;
import java.util.Optional;

/// An entry that comes from elsewhere, with its past.
///
/// @param createdAt when it was made; now, if nobody knows
/// @param changedAt when it was changed last; when it was made, if nobody knows
public record Imported(
        Content content,
        Optional<Instant> doneAt,
        Optional<Instant> createdAt,
        Optional<Instant> changedAt) {

    /// An entry that is made now.
    Imported(Content content, Optional<Instant> doneAt) {
        this(content, doneAt, Optional.empty(), Optional.empty());
    }
}
