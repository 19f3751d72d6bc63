package dev.coppice.todo.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Adding to a list and reading a day of it.
class TodoListTest {

    private static final LocalDate TODAY = LocalDate.parse("2018-12-19");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Test
    void anEmptyListHasNothing() {
        assertThat(TodoList.EMPTY.size()).isZero();
        assertThat(TodoList.EMPTY.on(TODAY)).isEmpty();
    }

    @Test
    void entriesAreNumberedFromOne() {
        TodoList list =
                TodoList.EMPTY.add(entry(TODAY, "Dentist")).add(entry(TOMORROW, "Shopping"));

        assertThat(list.size()).isEqualTo(2);
        assertThat(list.on(TODAY)).extracting(Entry::id).containsExactly(1L);
        assertThat(list.on(TOMORROW)).extracting(Entry::id).containsExactly(2L);
    }

    @Test
    void aDayHasItsEntriesInTheOrderAdded() {
        TodoList list =
                TodoList.EMPTY
                        .add(entry(TODAY, "Dentist"))
                        .add(entry(TOMORROW, "Shopping"))
                        .add(entry(TODAY, "Movies"));

        assertThat(list.on(TODAY)).extracting(Entry::title).containsExactly("Dentist", "Movies");
        assertThat(list.on(TOMORROW)).extracting(Entry::title).containsExactly("Shopping");
    }

    @Test
    void addingLeavesTheListAsItWas() {
        TodoList before = TodoList.EMPTY.add(entry(TODAY, "Dentist"));

        before.add(entry(TODAY, "Movies"));

        assertThat(before.on(TODAY)).extracting(Entry::title).containsExactly("Dentist");
    }

    @Test
    void aListMadeOfItsEntriesGoesOnCounting() {
        TodoList list = TodoList.EMPTY.add(entry(TODAY, "Dentist")).add(entry(TODAY, "Movies"));

        TodoList again = TodoList.of(list.on(TODAY));

        assertThat(again.on(TODAY)).isEqualTo(list.on(TODAY));
        assertThat(again.next(entry(TODAY, "Shopping")).id()).isEqualTo(3);
    }

    @Test
    void anEntryAnswersTheWishItWasMadeOf() {
        NewEntry wish = entry(TODAY, "Dentist");
        List<Entry> made = TodoList.EMPTY.add(wish).on(TODAY);

        assertThat(made).allMatch(entry -> entry.answers(wish));
        assertThat(made).noneMatch(entry -> entry.answers(entry(TODAY, "Dentist")));
        assertThat(made)
                .noneMatch(entry -> entry.answers(new NewEntry(wish.key(), TODAY, "Movies")));
    }

    private static NewEntry entry(LocalDate date, String title) {
        return new NewEntry(date, title);
    }
}
