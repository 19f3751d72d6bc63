package dev.coppice.todo.list;

import java.time.Instant;

/// A list as seen from afar.
///
/// @param entries how many entries it has
/// @param open how many of them are not done
public record Summary(
        ListId id, Heading heading, long revision, long entries, long open, Instant changedAt) {

    public String name() {
        return heading.name();
    }

    public boolean isDeleted() {
        return heading.deletedAt().isPresent();
    }
}
