package dev.coppice.todo.list;

import static dev.coppice.todo.list.SomeList.after;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which entries are shown, page by page.
class FilterTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");

    private final TodoList list =
            after(
                    SomeList.of("Dentist"),
                    new Action.Add(Content.titled("Zahnärztin").on(DAY), true, new Place.Last()),
                    new Action.Add(
                            new Content(
                                    "Shopping",
                                    "Milk and\nBREAD",
                                    Optional.of(new Due(DAY.plusDays(1))),
                                    Priority.HIGH,
                                    List.of("home", "Straße")),
                            false,
                            new Place.Last()));

    @Test
    void daysAreFromAndTo() {
        assertThat(shown(days(DAY, DAY))).containsExactly("Zahnärztin");
        assertThat(shown(days(DAY, DAY.plusDays(1)))).containsExactly("Zahnärztin", "Shopping");
        assertThat(shown(days(DAY.plusDays(2), DAY.plusDays(9)))).isEmpty();
    }

    @Test
    void doneAndOpenAreApart() {
        assertThat(shown(done(true))).containsExactly("Zahnärztin");
        assertThat(shown(done(false))).containsExactly("Dentist", "Shopping");
    }

    @Test
    void aLabelIsWhole() {
        assertThat(shown(label("home"))).containsExactly("Shopping");
        assertThat(shown(label("hom"))).isEmpty();
    }

    @Test
    void everyWordOccursSomewhere() {
        assertThat(shown(words("bread", "milk"))).containsExactly("Shopping");
        assertThat(shown(words("zahnarztin"))).containsExactly("Zahnärztin");
        assertThat(shown(words("strasse", "shop"))).containsExactly("Shopping");
        assertThat(shown(words("bread", "butter"))).isEmpty();
    }

    @Test
    void pagesFollowTheOrderOfTheList() {
        TodoList many =
                after(
                        SomeList.of(
                                IntStream.range(0, 25)
                                        .mapToObj(i -> "" + i)
                                        .toArray(String[]::new)),
                        new Action.Move(25, new Place.First(), Match.ANY));
        List<String> read = new ArrayList<>();
        List<Entry> page = many.page(Filter.ALL, Optional.empty(), 10);
        while (!page.isEmpty()) {
            read.addAll(titles(page));
            page = many.page(Filter.ALL, Optional.of(page.getLast().position()), 10);
        }

        assertThat(read).isEqualTo(SomeList.titles(many)).hasSize(25).startsWith("24", "0");
    }

    private List<String> shown(Filter filter) {
        return titles(list.page(filter, Optional.empty(), 100));
    }

    private static List<String> titles(List<Entry> page) {
        return page.stream().map(Entry::title).toList();
    }

    private static Filter days(LocalDate from, LocalDate to) {
        return new Filter(
                Optional.of(from), Optional.of(to), Optional.empty(), Optional.empty(), List.of());
    }

    private static Filter done(boolean done) {
        return new Filter(
                Optional.empty(), Optional.empty(), Optional.of(done), Optional.empty(), List.of());
    }

    private static Filter label(String label) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(label),
                List.of());
    }

    private static Filter words(String... words) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(words));
    }
}
