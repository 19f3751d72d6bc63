package dev.coppice.todo.list;

import static dev.coppice.todo.list.SomeList.after;
import static dev.coppice.todo.list.SomeList.remove;
import static dev.coppice.todo.list.SomeList.tick;
import static dev.coppice.todo.list.SomeList.title;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.list.TodoList.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What has changed since a revision.
class NewsTest {

    @Test
    void eachEntryIsToldOnceAsItIsNow() {
        TodoList list = after(SomeList.of("a", "b"), title(1, "c"), title(1, "d"), remove(2));

        assertThat(news(list, 0)).containsExactly("d", "-2");
        assertThat(news(list, 5)).containsExactly("-2");
        assertThat(news(list, 6)).isEmpty();
    }

    @Test
    void whatIsBackIsNotToldAsDeleted() {
        TodoList list = after(SomeList.of("a", "b"), remove(1), SomeList.undo());

        assertThat(news(list, 3)).containsExactly("a");
    }

    @Test
    void pagesTellEverythingOnce() {
        TodoList list = after(SomeList.of("a", "b", "c"), tick(1), tick(2), new Action.ClearDone());
        List<String> told = new ArrayList<>();
        News news = list.since(0, 1).orElseThrow();
        told.addAll(described(news.traces()));
        while (news.more()) {
            news = list.since(news.revision(), 1).orElseThrow();
            told.addAll(described(news.traces()));
        }

        assertThat(told).containsExactly("c", "-1", "-2");
        assertThat(news.revision()).isEqualTo(list.revision());
    }

    @Test
    void whatOneChangeDidIsNotTornApart() {
        TodoList list = after(SomeList.of("a", "b", "c"), tick(1), tick(2), new Action.ClearDone());

        News news = list.since(6, 1).orElseThrow();

        assertThat(described(news.traces())).containsExactly("-1", "-2");
        assertThat(news.more()).isFalse();
    }

    @Test
    void aFutureAndAForgottenPastAreNotTold() {
        TodoList list = SomeList.of("a");
        TodoList old =
                TodoList.of(
                        new TodoList.Stored(
                                list.summary(),
                                2,
                                2,
                                List.copyOf(list.inOrder()),
                                List.of(),
                                List.of()));

        assertThat(list.since(3, 10)).isEmpty();
        assertThat(old.since(1, 10)).isEmpty();
        assertThat(old.since(2, 10)).isPresent();
    }

    /// A client that follows a list by news alone has the same entries, wherever it begins.
    @Test
    void whoFollowsHasWhatIsThere() {
        Random random = new Random(7);
        List<TodoList> states = new ArrayList<>(List.of(SomeList.of()));
        for (int i = 0; i < 600; i++) {
            TodoList list = states.getLast();
            Action action = action(random, list);
            if (list.decide(action, SomeList.NOON.plusSeconds(i))
                    instanceof Decision.Accepted(_, var after)) {
                states.add(after);
            }
        }
        assertThat(states).hasSizeGreaterThan(400);

        TodoList last = states.getLast();
        for (TodoList seen : states) {
            Map<Long, Entry> copy = entries(seen);
            for (Trace trace : last.since(seen.revision(), 10_000).orElseThrow().traces()) {
                switch (trace) {
                    case Entry entry -> copy.put(entry.id(), entry);
                    case Tombstone grave -> copy.remove(grave.id());
                }
            }
            assertThat(copy).isEqualTo(entries(last));
        }
    }

    private static Action action(Random random, TodoList list) {
        long some = 1 + random.nextLong(list.nextId());
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> SomeList.add("entry " + list.nextId());
            case 3 -> title(some, "title " + random.nextInt(5));
            case 4 -> tick(some);
            case 5 -> remove(some);
            case 6 -> new Action.Move(some, new Place.First(), Match.ANY);
            default ->
                    new Action.Undo(
                            random.nextBoolean()
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(list.revision() - random.nextInt(5)));
        };
    }

    private static Map<Long, Entry> entries(TodoList list) {
        return new TreeMap<>(
                list.inOrder().stream().collect(Collectors.toMap(Entry::id, entry -> entry)));
    }

    private static List<String> news(TodoList list, long since) {
        Optional<News> news = list.since(since, 100);
        assertThat(news).map(News::revision).contains(list.revision());
        return described(news.orElseThrow().traces());
    }

    private static List<String> described(List<Trace> traces) {
        return traces.stream()
                .map(trace ->
                        switch (trace) {
                            case Entry entry -> entry.title();
                            case Tombstone grave -> "-" + grave.id();
                        })
                .toList();
    }
}
