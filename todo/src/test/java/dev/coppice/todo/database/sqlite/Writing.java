package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Decision;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;

/// A store as tests write to it: action by action.
final class Writing {

    private final Store store;

    Writing(Store store) {
        this.store = store;
    }

    /// Creates a list of this name, with entries of these titles.
    TodoList create(String name, String... titles) {
        TodoList list = write(TodoList.none(ListId.from(name)), new Action.Create(name));
        for (String title : titles) {
            list = write(list, SomeList.add(title));
        }
        return list;
    }

    /// Writes what actions do to a list, under keys of their own.
    TodoList write(TodoList list, Action... actions) {
        TodoList written = list;
        for (Action action : actions) {
            Decision.Accepted accepted = accepted(written, action);
            Written outcome = store.write(key(accepted), accepted.change(), accepted.after());
            if (!outcome.equals(new Written.Now())) {
                throw new AssertionError(action + " was not written: " + outcome);
            }
            written = accepted.after();
        }
        return written;
    }

    /// Writes what an action does to a list, under a key.
    Written write(TodoList list, Action action, Key key) {
        Decision.Accepted accepted = accepted(list, action);
        return store.write(key, accepted.change(), accepted.after());
    }

    private static Key key(Decision.Accepted accepted) {
        return Key.of("key " + accepted.change().revision(), "");
    }

    static Decision.Accepted accepted(TodoList list, Action action) {
        return (Decision.Accepted) list.decide(action, SomeList.NOON);
    }
}
