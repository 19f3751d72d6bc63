package dev.coppice.todo.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Search;
import dev.coppice.todo.database.Search.Found;
import dev.coppice.todo.database.Search.Order;
import dev.coppice.todo.database.Search.Spot;
import dev.coppice.todo.database.Share;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Decision;
import dev.coppice.todo.list.Due;
import dev.coppice.todo.list.Edit;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Filter;
import dev.coppice.todo.list.Match;
import dev.coppice.todo.list.Place;
import dev.coppice.todo.list.Priority;
import dev.coppice.todo.list.SomeList;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Entries of all lists of a store.
class FindingTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");

    private Share share;
    private Store store;
    private Writing writing;

    @BeforeEach
    void aStoreWithThreeLists(@TempDir Path folder) {
        share = new Share(folder, 1, 1);
        store = new Sqlite().open(share);
        writing = new Writing(store);
        TodoList bob = writing.create("bob", "Whenever");
        writing.write(bob, due("Tomorrow", DAY.plusDays(1), ""), due("Noon", DAY, "12:00"));
        TodoList eve = writing.create("eve");
        eve = writing.write(eve, due("Today", DAY, ""), due("Morning", DAY, "08:00"));
        for (int done = 1; done <= 3; done++) {
            eve = writing.write(eve, labelled("Done " + done, "Straße"));
            eve = tickedAt(eve, 2 + done, done);
        }
        TodoList gone = writing.create("gone", "Deleted");
        writing.write(gone, new Action.Delete(Match.ANY));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsDueFirstComesFirstAndWhatIsNotDueLast() {
        Filter open = filter(Optional.empty(), Optional.empty(), Optional.of(false));
        assertThat(found(open, Order.DUE))
                .containsExactly("Today", "Morning", "Noon", "Tomorrow", "Whenever");
    }

    @Test
    void daysAreFromAndTo() {
        Optional<LocalDate> today = Optional.of(DAY);
        assertThat(found(filter(today, today, Optional.empty()), Order.DUE))
                .containsExactly("Today", "Morning", "Noon");
        assertThat(
                        found(
                                filter(
                                        Optional.of(DAY.plusDays(1)),
                                        Optional.empty(),
                                        Optional.empty()),
                                Order.DUE))
                .containsExactly("Tomorrow");
        assertThat(
                        found(
                                filter(
                                        Optional.empty(),
                                        Optional.of(DAY.minusDays(1)),
                                        Optional.empty()),
                                Order.DUE))
                .isEmpty();
    }

    @Test
    void whatWasDoneLastComesFirst() {
        assertThat(found(Filter.ALL, Order.DONE)).containsExactly("Done 3", "Done 2", "Done 1");
    }

    @Test
    void wordsAndLabelsAreLookedForInAllLists() {
        assertThat(found(words("morn"), Order.DUE)).containsExactly("Morning");
        assertThat(found(words("strasse", "2"), Order.DUE)).containsExactly("Done 2");
        assertThat(found(words("deleted"), Order.DUE)).isEmpty();
        Filter label =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Straße"),
                        List.of());
        assertThat(found(label, Order.DONE)).hasSize(3);
        assertThat(
                        found(
                                new Filter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("STRASSE"),
                                        List.of()),
                                Order.DONE))
                .isEmpty();
    }

    @Test
    void pagesHaveEverythingOnce() {
        for (Order order : Order.values()) {
            List<String> paged = new ArrayList<>();
            Optional<Spot> after = Optional.empty();
            List<Found> page;
            do {
                page = store.find(new Search(Filter.ALL, order, after, 1));
                page.forEach(found -> paged.add(found.entry().title()));
                after = page.stream().findFirst().map(found -> found.spot(order));
            } while (!page.isEmpty());

            assertThat(paged).isEqualTo(found(Filter.ALL, order)).hasSizeGreaterThan(2);
        }
    }

    @Test
    void theViewsNeitherSortNorReadEverything() throws Exception {
        Optional<LocalDate> today = Optional.of(DAY);
        assertThat(plan(filter(Optional.empty(), today, Optional.of(false)), Order.DUE))
                .contains("USING INDEX entry_open (<expr><?)");
        assertThat(plan(filter(today, Optional.empty(), Optional.of(false)), Order.DUE))
                .contains("USING INDEX entry_open (<expr>>?)");
        assertThat(plan(Filter.ALL, Order.DONE)).contains("USING INDEX entry_done");
    }

    private String plan(Filter filter, Order order) throws SQLException {
        Finding finding = Finding.of(new Search(filter, order, Optional.empty(), 100));
        StringBuilder plan = new StringBuilder();
        try (Connection connection = Sqlite.source(new Sqlite().file(share)).getConnection();
                PreparedStatement explaining =
                        connection.prepareStatement("EXPLAIN QUERY PLAN " + finding.sql())) {
            for (int i = 0; i < finding.values().size(); i++) {
                explaining.setObject(i + 1, finding.values().get(i));
            }
            ResultSet steps = explaining.executeQuery();
            while (steps.next()) {
                plan.append(steps.getString("detail")).append('\n');
            }
        }
        assertThat(plan.toString()).doesNotContain("TEMP B-TREE");
        return plan.toString();
    }

    private List<String> found(Filter filter, Order order) {
        return store.find(new Search(filter, order, Optional.empty(), 100)).stream()
                .map(Found::entry)
                .map(Entry::title)
                .toList();
    }

    private static Filter filter(
            Optional<LocalDate> from, Optional<LocalDate> to, Optional<Boolean> done) {
        return new Filter(from, to, done, Optional.empty(), List.of());
    }

    private static Filter words(String... words) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(words));
    }

    private static Action due(String title, LocalDate day, String time) {
        Optional<LocalTime> at = Optional.of(time).filter(t -> !t.isEmpty()).map(LocalTime::parse);
        return new Action.Add(
                new Content(
                        title,
                        "",
                        Optional.of(new Due(day, at, Optional.empty())),
                        Priority.NONE,
                        List.of()),
                false,
                new Place.Last());
    }

    private static Action labelled(String title, String label) {
        return new Action.Add(
                new Content(title, "", Optional.empty(), Priority.NONE, List.of(label)),
                false,
                new Place.Last());
    }

    private TodoList tickedAt(TodoList list, long entry, int minute) {
        Action tick = new Action.Change(entry, List.of(new Edit.Tick(true)), Match.ANY);
        Decision.Accepted ticked =
                (Decision.Accepted) list.decide(tick, SomeList.NOON.plusSeconds(60L * minute));
        store.write(Key.of("tick " + entry, ""), ticked.change(), ticked.after());
        return ticked.after();
    }
}
