package dev.coppice.todo.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Works out what becomes of an action on a list at some moment.
record Deciding(TodoList list, Instant now) {

    Decision decide(Action action) {
        try {
            return switch (action) {
                case Action.Create(var name) -> create(name);
                case Action.Restore() -> restore();
                case Action.Rename(var name, var match) -> ifThere(match, () -> rename(name));
                case Action.Delete(var match) ->
                        ifThere(match, () -> headed(heading().deleted(Optional.of(now))));
                case Action.Add asked -> ifThere(Match.ANY, () -> add(asked));
                case Action.Import(var entries) -> ifThere(Match.ANY, () -> add(entries));
                case Action.Change(var id, var edits, var match) ->
                        ofEntry(id, match, entry -> becomes(entry, entry.edited(edits, now)));
                case Action.Move(var id, var place, var match) ->
                        ofEntry(id, match, entry -> move(entry, place));
                case Action.Remove(var id, var match) ->
                        ofEntry(id, match, entry -> steps(List.of(Change.Step.goes(entry))));
                case Action.ClearDone() -> ifThere(Match.ANY, this::clearDone);
                case Action.Deny(var why) -> refused(why);
                case Action.Undo(var revision) -> ifThere(Match.ANY, () -> undo(revision));
            };
        } catch (Invalid e) {
            return refused(new Refusal.NotValid(e));
        }
    }

    private interface Deed {
        Decision decide();
    }

    private Decision ifThere(Match match, Deed deed) {
        if (!list.isThere()) {
            return refused(new Refusal.NoSuchList());
        }
        return match.allows(list.revision())
                ? deed.decide()
                : refused(new Refusal.Changed(list.revision()));
    }

    private Decision ofEntry(long id, Match match, Function<Entry, Decision> deed) {
        return ifThere(
                Match.ANY,
                () -> {
                    Optional<Entry> entry = list.entry(id);
                    if (entry.isEmpty()) {
                        return refused(new Refusal.NoSuchEntry(id));
                    }
                    long revision = entry.get().revision();
                    return match.allows(revision)
                            ? deed.apply(entry.get())
                            : refused(new Refusal.Changed(revision));
                });
    }

    private Decision create(String name) {
        return list.heading().isPresent()
                ? refused(new Refusal.Exists(list.id()))
                : headed(new Heading(name, now, Optional.empty()));
    }

    private Decision restore() {
        if (list.heading().isEmpty()) {
            return refused(new Refusal.NoSuchList());
        }
        return list.isThere()
                ? refused(new Refusal.NotDeleted())
                : headed(heading().deleted(Optional.empty()));
    }

    private Decision rename(String name) {
        Heading renamed = heading().named(name);
        return renamed.equals(heading()) ? new Decision.AsItIs(Optional.empty()) : headed(renamed);
    }

    private Decision add(Action.Add asked) {
        return beside(
                list.entries(),
                asked.place(),
                position -> {
                    Optional<Instant> doneAt = asked.done() ? Optional.of(now) : Optional.empty();
                    return steps(
                            List.of(
                                    Change.Step.comes(
                                            fresh(
                                                    list.nextId(),
                                                    new Imported(asked.content(), doneAt),
                                                    position))));
                });
    }

    private Decision add(List<Imported> entries) {
        if (entries.isEmpty()) {
            return new Decision.AsItIs(Optional.empty());
        }
        Position position = list.entries().before(Optional.empty());
        List<Change.Step> steps = new ArrayList<>();
        for (Imported entry : entries) {
            steps.add(Change.Step.comes(fresh(list.nextId() + steps.size(), entry, position)));
            position = position.next();
        }
        return steps(steps);
    }

    private Entry fresh(long id, Imported from, Position position) {
        Instant created = from.createdAt().orElse(now);
        return new Entry(
                id,
                from.content(),
                from.doneAt(),
                position,
                revision(),
                created,
                from.changedAt().orElse(created));
    }

    private Decision move(Entry entry, Place place) {
        Entries others = list.entries().with(Change.Step.goes(entry));
        return beside(
                others,
                place,
                position ->
                        stays(entry, others, position)
                                ? new Decision.AsItIs(Optional.of(entry))
                                : becomes(entry, entry.at(position)));
    }

    /// Whether an entry has the same neighbours where it is.
    private static boolean stays(Entry entry, Entries others, Position position) {
        return others.behind(entry.position()).size() == others.behind(position).size();
    }

    private Decision beside(Entries others, Place place, Function<Position, Decision> then) {
        return switch (place) {
            case Place.First() -> then.apply(others.behind(Optional.empty()));
            case Place.Last() -> then.apply(others.before(Optional.empty()));
            case Place.Before(var id) -> {
                Optional<Position> other = others.get(id).map(Entry::position);
                yield other.isPresent()
                        ? then.apply(others.before(other))
                        : refused(new Refusal.NoSuchNeighbour("before", id));
            }
            case Place.After(var id) -> {
                Optional<Position> other = others.get(id).map(Entry::position);
                yield other.isPresent()
                        ? then.apply(others.behind(other))
                        : refused(new Refusal.NoSuchNeighbour("after", id));
            }
        };
    }

    private Decision clearDone() {
        Collection<Entry> all = list.inOrder();
        List<Change.Step> steps =
                all.stream().filter(Entry::isDone).map(Change.Step::goes).toList();
        return steps.isEmpty() ? new Decision.AsItIs(Optional.empty()) : steps(steps);
    }

    private Decision undo(OptionalLong revision) {
        Optional<Change> change =
                revision.isPresent()
                        ? list.history().change(revision.getAsLong())
                        : list.history().lastToUndo();
        if (change.isEmpty() || change.get().steps().isEmpty()) {
            return refused(
                    revision.isPresent()
                            ? new Refusal.Forgotten(revision.getAsLong())
                            : new Refusal.NothingToUndo());
        }
        return new Undoing(list, change.get(), now).decide();
    }

    private Decision becomes(Entry before, Entry after) {
        return before.isLike(after)
                ? new Decision.AsItIs(Optional.of(before))
                : steps(List.of(Change.Step.becomes(before, after.changed(revision(), now))));
    }

    private Decision headed(Heading heading) {
        Summary summary =
                new Summary(
                        list.id(),
                        heading,
                        revision(),
                        list.entries().size(),
                        list.entries().open(),
                        now);
        return accepted(
                new Change(revision(), now, OptionalLong.empty(), Optional.of(summary), List.of()));
    }

    private Decision steps(List<Change.Step> steps) {
        return accepted(new Change(revision(), now, OptionalLong.empty(), Optional.empty(), steps));
    }

    private Decision accepted(Change change) {
        return new Decision.Accepted(change, list.after(change));
    }

    private static Decision refused(Refusal why) {
        return new Decision.Refused(why);
    }

    private Heading heading() {
        return list.heading().orElseThrow();
    }

    private long revision() {
        return list.revision() + 1;
    }
}
