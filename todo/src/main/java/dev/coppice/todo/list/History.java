package dev.coppice.todo.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/// What has happened to a list: what became of which entry when, and the last changes, which can be
/// taken back. A value.
final class History {

    /// How many changes can be taken back.
    static final int REMEMBERED = 100;

    static final History NONE = new History(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    private final TreePMap<Age, Trace> traces;
    private final TreePMap<Long, Tombstone> graves;
    private final TreePMap<Long, Change> recent;

    private History(
            TreePMap<Age, Trace> traces,
            TreePMap<Long, Tombstone> graves,
            TreePMap<Long, Change> recent) {
        this.traces = traces;
        this.graves = graves;
        this.recent = recent;
    }

    static History of(
            Collection<Entry> entries, Collection<Tombstone> tombstones, List<Change> recent) {
        SortedMap<Age, Trace> traces = new TreeMap<>();
        entries.forEach(entry -> traces.put(Age.of(entry), entry));
        tombstones.forEach(grave -> traces.put(Age.of(grave), grave));
        SortedMap<Long, Tombstone> graves = new TreeMap<>();
        tombstones.forEach(grave -> graves.put(grave.id(), grave));
        SortedMap<Long, Change> changes = new TreeMap<>();
        recent.forEach(change -> changes.put(change.revision(), change));
        return new History(
                TreePMap.fromSortedMap(traces),
                TreePMap.fromSortedMap(graves),
                TreePMap.fromSortedMap(changes));
    }

    History after(Change change) {
        TreePMap<Age, Trace> told = traces;
        TreePMap<Long, Tombstone> dug = graves;
        for (Change.Step step : change.steps()) {
            Optional<? extends Trace> before =
                    step.before().isPresent()
                            ? step.before()
                            : Optional.ofNullable(dug.get(step.id()));
            told = before.isPresent() ? told.minus(Age.of(before.get())) : told;
            if (step.after().isPresent()) {
                Entry entry = step.after().get();
                told = told.plus(Age.of(entry), entry);
                dug = before.isPresent() ? dug.minus(step.id()) : dug;
            } else {
                Tombstone grave = new Tombstone(step.id(), change.revision(), change.at());
                told = told.plus(Age.of(grave), grave);
                dug = dug.plus(step.id(), grave);
            }
        }
        TreePMap<Long, Change> remembered = recent.plus(change.revision(), change);
        return new History(
                told,
                dug,
                remembered.size() > REMEMBERED ? remembered.minusFirstEntry() : remembered);
    }

    /// What has become of entries since a revision, oldest first.
    ///
    /// @param limit how many at most; what one change did is not torn apart, though
    List<Trace> since(long revision, int limit) {
        List<Trace> told = new ArrayList<>();
        for (Map.Entry<Age, Trace> next :
                traces.tailMap(new Age(revision, Long.MAX_VALUE), false).entrySet()) {
            long age = next.getKey().revision();
            if (told.size() >= limit && told.getLast().revision() != age) {
                break;
            }
            told.add(next.getValue());
        }
        return told;
    }

    /// The change that made a revision, if it is remembered.
    Optional<Change> change(long revision) {
        return Optional.ofNullable(recent.get(revision));
    }

    /// The last change of entries that is neither taken back nor takes another one back.
    Optional<Change> lastToUndo() {
        for (Change change : recent.descendingMap().values()) {
            if (change.undoes().isEmpty() && !change.steps().isEmpty() && stands(change)) {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    /// Whether a change was not taken back, or taking it back was.
    private boolean stands(Change change) {
        return recent.tailMap(change.revision(), false).values().stream()
                .noneMatch(later ->
                        later.undoes().isPresent()
                                && later.undoes().getAsLong() == change.revision()
                                && stands(later));
    }

    /// When something became of an entry.
    private record Age(long revision, long id) implements Comparable<Age> {

        static Age of(Trace trace) {
            return new Age(trace.revision(), trace.id());
        }

        @Override
        public int compareTo(Age other) {
            int revisions = Long.compare(revision, other.revision);
            return revisions != 0 ? revisions : Long.compare(id, other.id);
        }
    }
}
