package dev.coppice.todo.cache;

import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/// Who waits for something to change.
record Watchers<T>(PStack<Watcher<T>> all) {

    static <T> Watchers<T> none() {
        return new Watchers<>(ConsPStack.empty());
    }

    /// @param until when nobody waits for the answer any more
    record Watcher<T>(From<T> from, long until) {}

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// One more. Those who have given up, and mostly have come again, are forgotten.
    Watchers<T> with(From<T> from, long until) {
        return new Watchers<>(at(System.nanoTime()).all().plus(new Watcher<>(from, until)));
    }

    /// Those who still wait at a moment.
    Watchers<T> at(long now) {
        PStack<Watcher<T>> waiting = ConsPStack.empty();
        for (Watcher<T> watcher : all) {
            waiting = watcher.until() - now > 0 ? waiting.plus(watcher) : waiting;
        }
        return new Watchers<>(waiting);
    }

    /// Nobody, after all have heard the news.
    Watchers<T> told(T news) {
        all.forEach(watcher -> GenServer.reply(watcher.from(), news));
        return none();
    }
}
