package dev.coppice.todo.list;

import java.util.Set;

/// Which revisions of a thing somebody is ready to change.
///
/// @param revisions these; none for any
public record Match(Set<Long> revisions) {

    /// Whatever it is now.
    public static final Match ANY = new Match(Set.of());

    public Match {
        revisions = Set.copyOf(revisions);
    }

    boolean allows(long revision) {
        return revisions.isEmpty() || revisions.contains(revision);
    }
}
