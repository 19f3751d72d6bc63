package dev.coppice.todo.list;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A change of a list: what made it one revision newer.
///
/// @param revision what it makes the list's revision
/// @param undoes the revision that it takes back, if it does
/// @param list the list as it leaves it, if more changes than its entries
/// @param steps what happens to which entries
public record Change(
        long revision, Instant at, OptionalLong undoes, Optional<Summary> list, List<Step> steps) {

    public Change {
        steps = List.copyOf(steps);
    }

    /// The revision that it changes.
    public long base() {
        return revision - 1;
    }

    /// The entry that this change is about, as it leaves it; none if it is about several, or leaves
    /// none.
    public Optional<Entry> entry() {
        return steps.size() == 1 ? steps.getFirst().after() : Optional.empty();
    }

    /// What happens to one entry: it comes, goes, or becomes another.
    public record Step(Optional<Entry> before, Optional<Entry> after) {

        static Step comes(Entry entry) {
            return new Step(Optional.empty(), Optional.of(entry));
        }

        static Step goes(Entry entry) {
            return new Step(Optional.of(entry), Optional.empty());
        }

        static Step becomes(Entry before, Entry after) {
            return new Step(Optional.of(before), Optional.of(after));
        }

        public long id() {
            return after.or(() -> before).orElseThrow().id();
        }
    }
}
