package dev.coppice.todo.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A list at one revision: its entries, and what is remembered of how they became so. A value: a
/// [Change] makes another one of it.
///
/// A list that was never created is one too, without a heading and at revision 0.
public final class TodoList {

    /// How many of the last changes can be taken back.
    public static final int UNDOABLE = History.REMEMBERED;

    private final ListId id;
    private final Optional<Heading> heading;
    private final long revision;
    private final long nextId;
    private final long horizon;
    private final Instant changedAt;
    private final Entries entries;
    private final History history;

    private TodoList(
            ListId id,
            Optional<Heading> heading,
            long revision,
            long nextId,
            long horizon,
            Instant changedAt,
            Entries entries,
            History history) {
        this.id = id;
        this.heading = heading;
        this.revision = revision;
        this.nextId = nextId;
        this.horizon = horizon;
        this.changedAt = changedAt;
        this.entries = entries;
        this.history = history;
    }

    /// The list before it is created.
    public static TodoList none(ListId id) {
        return new TodoList(
                id, Optional.empty(), 0, 1, 0, Instant.EPOCH, Entries.NONE, History.NONE);
    }

    /// What a list is stored as.
    ///
    /// @param nextId the number that the next entry gets
    /// @param horizon the first revision since which everything is remembered that was deleted
    /// @param recent the last changes
    public record Stored(
            Summary summary,
            long nextId,
            long horizon,
            List<Entry> entries,
            List<Tombstone> tombstones,
            List<Change> recent) {}

    /// The list that was stored so.
    public static TodoList of(Stored stored) {
        Summary summary = stored.summary();
        return new TodoList(
                summary.id(),
                Optional.of(summary.heading()),
                summary.revision(),
                stored.nextId(),
                stored.horizon(),
                summary.changedAt(),
                Entries.of(stored.entries()),
                History.of(stored.entries(), stored.tombstones(), stored.recent()));
    }

    public ListId id() {
        return id;
    }

    public long revision() {
        return revision;
    }

    /// The number that the next entry gets.
    public long nextId() {
        return nextId;
    }

    /// What it is called, and since when it is there; none before it is created.
    public Optional<Heading> heading() {
        return heading;
    }

    /// Whether it can be read: it was created, and is not deleted.
    public boolean isThere() {
        return heading.filter(known -> known.deletedAt().isEmpty()).isPresent();
    }

    /// This list from afar.
    ///
    /// @throws java.util.NoSuchElementException when it was never created
    public Summary summary() {
        return new Summary(
                id, heading.orElseThrow(), revision, entries.size(), entries.open(), changedAt);
    }

    public Optional<Entry> entry(long number) {
        return entries.get(number);
    }

    /// The entries that are due on a day, in the order added.
    public Collection<Entry> on(LocalDate day) {
        return entries.on(day);
    }

    /// All entries, in the list's order.
    public Collection<Entry> inOrder() {
        return entries.inOrder();
    }

    /// The entries that pass a filter, in the list's order.
    ///
    /// @param after where the page before ended
    /// @param limit how many at most
    public List<Entry> page(Filter filter, Optional<Position> after, int limit) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : after.map(entries::behind).orElseGet(entries::inOrder)) {
            if (found.size() == limit) {
                break;
            }
            if (filter.passes(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    /// What has become of entries since a revision; none if nobody remembers all of it.
    public Optional<News> since(long since, int limit) {
        if (since < horizon || since > revision) {
            return Optional.empty();
        }
        List<Trace> traces = history.since(since, limit);
        boolean all =
                traces.size() < limit || history.since(traces.getLast().revision(), 1).isEmpty();
        return Optional.of(new News(traces, all ? revision : traces.getLast().revision(), !all));
    }

    /// What has become of entries, oldest first.
    ///
    /// @param revision up to where this tells everything
    /// @param more whether there is more to tell
    public record News(List<Trace> traces, long revision, boolean more) {}

    /// What becomes of an action.
    public Decision decide(Action action, Instant now) {
        return new Deciding(this, now).decide(action);
    }

    /// What a change makes of it.
    TodoList after(Change change) {
        Entries changed = entries;
        long next = nextId;
        for (Change.Step step : change.steps()) {
            changed = changed.with(step);
            next = Math.max(next, step.id() + 1);
        }
        return new TodoList(
                id,
                change.list().map(Summary::heading).or(() -> heading),
                change.revision(),
                next,
                horizon,
                change.at(),
                changed,
                history.after(change));
    }

    Entries entries() {
        return entries;
    }

    History history() {
        return history;
    }
}
