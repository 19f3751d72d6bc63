package dev.coppice.todo.model;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Lists for tests, changed action by action.
final class Lists {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final ListId ID = ListId.from("bob");

    private Lists() {}

    /// A list that was created, with entries of these titles.
    static TodoList of(String... titles) {
        TodoList list = after(TodoList.none(ID), new Action.Create("bob"));
        for (String title : titles) {
            list = after(list, add(title));
        }
        return list;
    }

    static Action add(String title) {
        return new Action.Add(Content.titled(title), false, new Place.Last());
    }

    static Action tick(long entry) {
        return new Action.Change(entry, List.of(new Edit.Tick(true)), Match.ANY);
    }

    static Action title(long entry, String title) {
        return new Action.Change(entry, List.of(new Edit.Title(title)), Match.ANY);
    }

    static Action remove(long entry) {
        return new Action.Remove(entry, Match.ANY);
    }

    static Action undo() {
        return new Action.Undo(OptionalLong.empty());
    }

    static Action undo(long revision) {
        return new Action.Undo(OptionalLong.of(revision));
    }

    static TodoList after(TodoList list, Action... actions) {
        TodoList changed = list;
        for (Action action : actions) {
            changed =
                    switch (changed.decide(action, NOON)) {
                        case Decision.Accepted(_, var after) -> after;
                        case Decision.AsItIs _ -> changed;
                        case Decision.Refused(var why) ->
                                throw new AssertionError(action + " is refused: " + why);
                    };
        }
        return changed;
    }

    static Refusal refusal(TodoList list, Action action) {
        return switch (list.decide(action, NOON)) {
            case Decision.Refused(var why) -> why;
            case Decision other -> throw new AssertionError("not refused, but " + other);
        };
    }

    static List<String> titles(TodoList list) {
        return list.inOrder().stream().map(Entry::title).toList();
    }
}
