package dev.coppice.examples.chapter8;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TodoListTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final TodoList LIST =
            TodoList.EMPTY.add(MONDAY, "Dentist").add(TUESDAY, "Shopping").add(MONDAY, "Cinema");

    @Test
    void numbersItsEntriesAndFindsThoseOfADay() {
        assertThat(LIST.on(MONDAY))
                .containsExactly(new Entry(1, MONDAY, "Dentist"), new Entry(3, MONDAY, "Cinema"));
        assertThat(LIST.on(MONDAY.minusDays(1))).isEmpty();
    }

    @Test
    void changesOneEntry() {
        TodoList moved = LIST.update(2, entry -> new Entry(entry.id(), MONDAY, entry.title()));
        assertThat(moved.on(MONDAY)).hasSize(3);
        assertThat(LIST.update(9, entry -> new Entry(9, MONDAY, "none"))).isEqualTo(LIST);
    }

    @Test
    void givesTheNumberOfADeletedEntryToNoOther() {
        TodoList less = LIST.delete(3);
        assertThat(less.size()).isEqualTo(2);
        assertThat(less.add(MONDAY, "Theatre").on(MONDAY).getLast().id()).isEqualTo(4);
    }
}
