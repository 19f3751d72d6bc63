package dev.coppice.todo.api;

import dev.coppice.todo.api.EventStream.At;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.list.TodoList;
import dev.coppice.todo.list.TodoList.News;
import dev.coppice.todo.list.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Follows one list for one client.
///
/// @param heartbeat how long there is silence at most
record Following(Lists lists, Duration heartbeat, EventStream out) {

    private static final int AT_ONCE = 1_000;

    /// Tells what happens to a list until it is deleted, or the client has gone.
    ///
    /// @param since the revision that the client knows
    void follow(TodoList first, long since) throws IOException {
        TodoList list = first;
        long told = since;
        out.list(at(told), list.summary());
        while (list.isThere()) {
            told = tell(list, told);
            out.flush();
            list = later(list, told);
        }
        out.list(at(list.revision()), list.summary());
        out.flush();
    }

    /// Tells what is later than what is told, and answers up to where all is told.
    private long tell(TodoList list, long since) throws IOException {
        long told = since;
        while (told != list.revision()) {
            Optional<News> news = list.since(told, AT_ONCE);
            if (news.isPresent()) {
                tell(list, news.get().traces());
                told = news.get().revision();
            } else {
                told = list.revision();
                out.reset(at(told), list.summary());
            }
        }
        return told;
    }

    /// A client that hears the last of what one change did has heard of the change.
    private void tell(TodoList list, List<Trace> traces) throws IOException {
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            boolean isLast =
                    i + 1 == traces.size() || traces.get(i + 1).revision() != trace.revision();
            out.trace(isLast ? at(trace.revision()) : At.SAME, list.id(), trace);
        }
    }

    /// Waits until the list has changed, and tells how it looks from afar.
    private TodoList later(TodoList list, long told) throws IOException {
        TodoList later = lists.listAfter(list.id(), told, heartbeat);
        while (later.revision() == told) {
            out.heartbeat();
            later = lists.listAfter(list.id(), told, heartbeat);
        }
        if (later.isThere()) {
            out.list(At.SAME, later.summary());
        }
        return later;
    }

    private static At at(long revision) {
        return new At(String.valueOf(revision));
    }
}
