package dev.coppice.todo.list;

import static dev.coppice.todo.list.SomeList.NOON;
import static dev.coppice.todo.list.SomeList.after;
import static dev.coppice.todo.list.SomeList.refusal;
import static dev.coppice.todo.list.SomeList.remove;
import static dev.coppice.todo.list.SomeList.tick;
import static dev.coppice.todo.list.SomeList.title;
import static dev.coppice.todo.list.SomeList.titles;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of an action on a list.
class DecisionTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");

    @Test
    void aListIsCreatedOnce() {
        TodoList none = TodoList.none(SomeList.ID);
        assertThat(none.isThere()).isFalse();
        assertThat(refusal(none, SomeList.add("Dentist"))).isEqualTo(new Refusal.NoSuchList());

        TodoList made = after(none, new Action.Create("bob"));

        assertThat(made.revision()).isEqualTo(1);
        assertThat(made.summary().name()).isEqualTo("bob");
        assertThat(refusal(made, new Action.Create("bob")))
                .isEqualTo(new Refusal.Exists(SomeList.ID));
    }

    @Test
    void entriesAreNumberedFromOneAndStandInTheOrderAdded() {
        TodoList list = SomeList.of("Dentist", "Shopping");

        assertThat(titles(list)).containsExactly("Dentist", "Shopping");
        assertThat(list.entry(1)).map(Entry::title).contains("Dentist");
        assertThat(list.entry(2)).map(Entry::revision).contains(3L);
        assertThat(list.summary())
                .isEqualTo(
                        new Summary(
                                SomeList.ID,
                                new Heading("bob", NOON, Optional.empty()),
                                3,
                                2,
                                2,
                                NOON));
    }

    @Test
    void aNumberIsNeverUsedAgain() {
        TodoList list = after(SomeList.of("Dentist"), remove(1), SomeList.add("Shopping"));

        assertThat(list.entry(1)).isEmpty();
        assertThat(list.entry(2)).map(Entry::title).contains("Shopping");
    }

    @Test
    void changingLeavesTheListAsItWas() {
        TodoList before = SomeList.of("Dentist");

        after(before, title(1, "Shopping"), SomeList.add("Movies"));

        assertThat(titles(before)).containsExactly("Dentist");
        assertThat(before.revision()).isEqualTo(2);
    }

    @Test
    void aDayHasItsEntriesInTheOrderAdded() {
        TodoList list =
                after(
                        SomeList.of(),
                        dated("Dentist", DAY),
                        dated("Shopping", DAY.plusDays(1)),
                        new Action.Add(Content.titled("Movies").on(DAY), false, new Place.First()));

        assertThat(list.on(DAY)).extracting(Entry::title).containsExactly("Dentist", "Movies");
        TodoList moved = after(list, change(1, new Edit.OnDay(Optional.of(DAY.plusDays(1)))));
        assertThat(moved.on(DAY)).extracting(Entry::title).containsExactly("Movies");
        assertThat(moved.on(DAY.plusDays(1)))
                .extracting(Entry::title)
                .containsExactly("Dentist", "Shopping");
    }

    @Test
    void anEntryIsDoneUntilItIsToBeDoneAgain() {
        TodoList done = after(SomeList.of("Dentist"), tick(1));

        assertThat(done.entry(1).orElseThrow().doneAt()).contains(NOON);
        assertThat(done.summary().open()).isZero();
        assertThat(done.decide(tick(1), NOON.plusSeconds(1)))
                .isEqualTo(new Decision.AsItIs(done.entry(1)));
        TodoList again = after(done, change(1, new Edit.Tick(false)));
        assertThat(again.entry(1).orElseThrow().isDone()).isFalse();
        assertThat(again.summary().open()).isOne();
    }

    @Test
    void aPatchIsMadeWholeOrNotAtAll() {
        TodoList list = SomeList.of("Dentist");
        Action.Change bad = change(1, new Edit.Title("Movies"), new Edit.AtTime(timeOf("10:00")));

        assertThat(refusal(list, bad))
                .isInstanceOfSatisfying(
                        Refusal.NotValid.class,
                        e ->
                                assertThat(e.problem())
                                        .hasMessage("time is given without a due date"));
        assertThat(titles(list)).containsExactly("Dentist");
    }

    @Test
    void aTimeGoesWithItsDayAndAZoneWithItsTime() {
        Optional<ZoneId> berlin = Optional.of(ZoneId.of("Europe/Berlin"));
        TodoList list =
                after(
                        SomeList.of("Dentist"),
                        change(
                                1,
                                new Edit.OnDay(Optional.of(DAY)),
                                new Edit.AtTime(timeOf("10:00")),
                                new Edit.InZone(berlin)));
        assertThat(dueOf(list)).contains(new Due(DAY, timeOf("10:00"), berlin));

        TodoList later = after(list, change(1, new Edit.OnDay(Optional.of(DAY.plusDays(1)))));
        assertThat(dueOf(later)).contains(new Due(DAY.plusDays(1), timeOf("10:00"), berlin));
        assertThat(dueOf(after(list, change(1, new Edit.AtTime(Optional.empty())))))
                .contains(new Due(DAY));
        assertThat(dueOf(after(list, change(1, new Edit.OnDay(Optional.empty()))))).isEmpty();
        assertThat(refusal(SomeList.of("Dentist"), change(1, new Edit.InZone(berlin))))
                .isInstanceOf(Refusal.NotValid.class);
    }

    @Test
    void onlyWhatWasExpectedIsChanged() {
        TodoList list = after(SomeList.of("Dentist", "Shopping"), title(1, "Doctor"));

        Action.Change stale =
                new Action.Change(1, List.of(new Edit.Title("Vet")), new Match(Set.of(2L, 3L)));
        assertThat(refusal(list, stale)).isEqualTo(new Refusal.Changed(4));
        assertThat(refusal(list, new Action.Remove(1, new Match(Set.of(2L)))))
                .isEqualTo(new Refusal.Changed(4));
        assertThat(refusal(list, new Action.Delete(new Match(Set.of(3L)))))
                .isEqualTo(new Refusal.Changed(4));
        Action.Remove fresh = new Action.Remove(1, new Match(Set.of(4L)));
        assertThat(titles(after(list, fresh))).containsExactly("Shopping");
    }

    @Test
    void anEntryIsMovedBesideAnother() {
        TodoList list = SomeList.of("a", "b", "c", "d");

        assertThat(titles(after(list, move(4, new Place.Before(2)))))
                .containsExactly("a", "d", "b", "c");
        assertThat(titles(after(list, move(1, new Place.After(3)))))
                .containsExactly("b", "c", "a", "d");
        assertThat(titles(after(list, move(3, new Place.First()))))
                .containsExactly("c", "a", "b", "d");
        assertThat(titles(after(list, move(1, new Place.Last()))))
                .containsExactly("b", "c", "d", "a");
        assertThat(refusal(list, move(1, new Place.Before(9))))
                .isEqualTo(new Refusal.NoSuchNeighbour("before", 9));
        assertThat(refusal(list, move(1, new Place.After(1))))
                .isEqualTo(new Refusal.NoSuchNeighbour("after", 1));
    }

    @Test
    void movingToWhereItStandsChangesNothing() {
        TodoList list = SomeList.of("a", "b", "c");

        for (Place place : List.of(new Place.Before(3), new Place.After(1))) {
            assertThat(list.decide(move(2, place), NOON))
                    .isEqualTo(new Decision.AsItIs(list.entry(2)));
        }
        assertThat(list.decide(move(1, new Place.First()), NOON))
                .isInstanceOf(Decision.AsItIs.class);
        assertThat(list.decide(move(3, new Place.Last()), NOON))
                .isInstanceOf(Decision.AsItIs.class);
    }

    @Test
    void aDeletedListIsNotThereUntilItIsRestored() {
        TodoList deleted = after(SomeList.of("Dentist"), new Action.Delete(Match.ANY));

        assertThat(deleted.isThere()).isFalse();
        assertThat(refusal(deleted, SomeList.add("Shopping"))).isEqualTo(new Refusal.NoSuchList());
        assertThat(refusal(deleted, new Action.Create("bob")))
                .isEqualTo(new Refusal.Exists(SomeList.ID));
        TodoList restored = after(deleted, new Action.Restore());
        assertThat(titles(restored)).containsExactly("Dentist");
        assertThat(restored.revision()).isEqualTo(4);
        assertThat(refusal(restored, new Action.Restore())).isEqualTo(new Refusal.NotDeleted());
    }

    @Test
    void aListIsRenamedAndKeepsItsEntries() {
        TodoList renamed = after(SomeList.of("Dentist"), new Action.Rename("robert", Match.ANY));

        assertThat(renamed.summary().name()).isEqualTo("robert");
        assertThat(renamed.revision()).isEqualTo(3);
        assertThat(renamed.decide(new Action.Rename("robert", Match.ANY), NOON))
                .isInstanceOf(Decision.AsItIs.class);
        assertThat(refusal(renamed, new Action.Rename(" ", Match.ANY)))
                .isInstanceOf(Refusal.NotValid.class);
    }

    @Test
    void whatComesFromElsewhereKeepsItsPast() {
        Imported old =
                new Imported(
                        Content.titled("Dentist"),
                        Optional.of(NOON.minusSeconds(10)),
                        Optional.of(NOON.minusSeconds(30)),
                        Optional.of(NOON.minusSeconds(20)));
        TodoList list =
                after(
                        SomeList.of("Shopping"),
                        new Action.Import(
                                List.of(
                                        old,
                                        new Imported(Content.titled("new"), Optional.empty()))));

        assertThat(titles(list)).containsExactly("Shopping", "Dentist", "new");
        assertThat(list.revision()).isEqualTo(3);
        Entry imported = list.entry(2).orElseThrow();
        assertThat(imported.doneAt()).contains(NOON.minusSeconds(10));
        assertThat(imported.createdAt()).isEqualTo(NOON.minusSeconds(30));
        assertThat(imported.changedAt()).isEqualTo(NOON.minusSeconds(20));
    }

    private static Action.Add dated(String title, LocalDate day) {
        return new Action.Add(Content.titled(title).on(day), false, new Place.Last());
    }

    private static Action.Change change(long entry, Edit... edits) {
        return new Action.Change(entry, List.of(edits), Match.ANY);
    }

    private static Action.Move move(long entry, Place place) {
        return new Action.Move(entry, place, Match.ANY);
    }

    private static Optional<LocalTime> timeOf(String time) {
        return Optional.of(LocalTime.parse(time));
    }

    private static Optional<Due> dueOf(TodoList list) {
        return list.entry(1).orElseThrow().due();
    }
}
