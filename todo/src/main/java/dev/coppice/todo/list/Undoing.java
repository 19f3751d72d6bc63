package dev.coppice.todo.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes back what one change did to entries, and nothing of what was done to them since. It is
/// refused when what it did was changed again.
record Undoing(TodoList list, Change change, Instant now) {

    Decision decide() {
        Entries undone = list.entries();
        List<Change.Step> steps = new ArrayList<>();
        for (Change.Step step : change.steps()) {
            Optional<Entry> present = undone.get(step.id());
            if (!stands(step, present)) {
                return new Decision.Refused(new Refusal.ChangedAgain(change.revision(), step.id()));
            }
            Entries others = present.map(Change.Step::goes).map(undone::with).orElse(undone);
            Optional<Entry> again = takenBack(step, present).map(entry -> placed(entry, others));
            steps.add(new Change.Step(present, again));
            undone = again.map(others::with).orElse(others);
        }
        Change undo =
                new Change(
                        list.revision() + 1,
                        now,
                        OptionalLong.of(change.revision()),
                        Optional.empty(),
                        steps);
        return new Decision.Accepted(undo, list.after(undo));
    }

    /// Whether an entry still is what a step made of it. What the step left alone may have changed,
    /// unless the step made the whole entry.
    private static boolean stands(Change.Step step, Optional<Entry> present) {
        if (step.after().isEmpty() || present.isEmpty()) {
            return step.after().isEmpty() && present.isEmpty();
        }
        Entry after = step.after().get();
        return step.before()
                .map(before ->
                        Aspect.ALL.stream()
                                .filter(aspect -> aspect.differs(before, after))
                                .noneMatch(aspect -> aspect.differs(present.get(), after)))
                .orElseGet(() -> present.get().isLike(after));
    }

    private static Optional<Entry> takenBack(Change.Step step, Optional<Entry> present) {
        if (step.after().isEmpty() || step.before().isEmpty()) {
            return step.before();
        }
        Entry before = step.before().get();
        Entry undone = present.orElseThrow();
        for (Aspect<?> aspect : Aspect.ALL) {
            if (aspect.differs(before, step.after().get())) {
                undone = aspect.copied(before, undone);
            }
        }
        return Optional.of(undone);
    }

    private Entry placed(Entry entry, Entries others) {
        return entry.at(others.near(entry.position())).changed(list.revision() + 1, now);
    }
}
