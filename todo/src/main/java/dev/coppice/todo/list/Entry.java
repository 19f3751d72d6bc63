package dev.coppice.todo.list;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something to do.
///
/// @param id its number in its list, from 1, never used again
/// @param doneAt when it was done, if it was
/// @param position where it stands among the others
/// @param revision the revision of the list that changed it last
public record Entry(
        long id,
        Content content,
        Optional<Instant> doneAt,
        Position position,
        long revision,
        Instant createdAt,
        Instant changedAt)
        implements Trace {

    public boolean isDone() {
        return doneAt.isPresent();
    }

    public String title() {
        return content.title();
    }

    public Optional<Due> due() {
        return content.due();
    }

    /// What it becomes by these edits.
    ///
    /// @throws Invalid when it cannot become that
    Entry edited(List<Edit> edits, Instant now) {
        Content edited = content;
        Optional<Instant> done = doneAt;
        for (Edit edit : edits) {
            edited = edit.of(edited);
            if (edit instanceof Edit.Tick(boolean isDone)) {
                done = isDone ? done.or(() -> Optional.of(now)) : Optional.empty();
            }
        }
        return new Entry(id, edited, done, position, revision, createdAt, changedAt);
    }

    Entry saying(Content other) {
        return new Entry(id, other, doneAt, position, revision, createdAt, changedAt);
    }

    Entry doneAt(Optional<Instant> other) {
        return new Entry(id, content, other, position, revision, createdAt, changedAt);
    }

    Entry at(Position place) {
        return new Entry(id, content, doneAt, place, revision, createdAt, changedAt);
    }

    /// The same, as a change leaves it.
    Entry changed(long revision, Instant now) {
        return new Entry(id, content, doneAt, position, revision, createdAt, now);
    }

    /// Whether it says the same and stands at the same place, whenever that was last changed.
    boolean isLike(Entry other) {
        return id == other.id
                && content.equals(other.content)
                && doneAt.equals(other.doneAt)
                && position.equals(other.position);
    }
}
