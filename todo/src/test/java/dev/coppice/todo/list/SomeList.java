package dev.coppice.todo.list;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// A list for tests, changed action by action.
public final class SomeList {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final ListId ID = ListId.from("bob");

    private SomeList() {}

    /// A list that was created, with entries of these titles.
    public static TodoList of(String... titles) {
        TodoList list = after(TodoList.none(ID), new Action.Create("bob"));
        for (String title : titles) {
            list = after(list, add(title));
        }
        return list;
    }

    public static Action add(String title) {
        return new Action.Add(Content.titled(title), false, new Place.Last());
    }

    public static Action tick(long entry) {
        return new Action.Change(entry, List.of(new Edit.Tick(true)), Match.ANY);
    }

    public static Action title(long entry, String title) {
        return new Action.Change(entry, List.of(new Edit.Title(title)), Match.ANY);
    }

    public static Action remove(long entry) {
        return new Action.Remove(entry, Match.ANY);
    }

    public static Action undo() {
        return new Action.Undo(OptionalLong.empty());
    }

    public static Action undo(long revision) {
        return new Action.Undo(OptionalLong.of(revision));
    }

    public static TodoList after(TodoList list, Action... actions) {
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

    public static Refusal refusal(TodoList list, Action action) {
        return switch (list.decide(action, NOON)) {
            case Decision.Refused(var why) -> why;
            case Decision other -> throw new AssertionError("not refused, but " + other);
        };
    }

    public static List<String> titles(TodoList list) {
        return list.inOrder().stream().map(Entry::title).toList();
    }
}
