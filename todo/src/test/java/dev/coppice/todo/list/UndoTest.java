package dev.coppice.todo.list;

import static dev.coppice.todo.list.SomeList.after;
import static dev.coppice.todo.list.SomeList.refusal;
import static dev.coppice.todo.list.SomeList.remove;
import static dev.coppice.todo.list.SomeList.tick;
import static dev.coppice.todo.list.SomeList.title;
import static dev.coppice.todo.list.SomeList.titles;
import static dev.coppice.todo.list.SomeList.undo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Taking changes back.
class UndoTest {

    @Test
    void whatWasDeletedIsBackWhereItStood() {
        TodoList list = after(SomeList.of("a", "b", "c"), remove(2));

        TodoList undone = after(list, undo());

        assertThat(titles(undone)).containsExactly("a", "b", "c");
        assertThat(undone.entry(2)).map(Entry::revision).contains(6L);
    }

    @Test
    void itIsBackBesideWhatHasTakenItsPlace() {
        Action between = new Action.Add(Content.titled("x"), false, new Place.After(1));
        TodoList list = after(SomeList.of("a", "c"), between);
        TodoList replaced = after(list, remove(3), between);
        assertThat(replaced.entry(4).orElseThrow().position())
                .isEqualTo(list.entry(3).orElseThrow().position());

        TodoList undone = after(replaced, undo(5));

        assertThat(titles(undone)).containsExactly("a", "x", "x", "c");
        assertThat(titles(after(undone, undo(7)))).containsExactly("a", "x", "c");
    }

    @Test
    void undoingAgainGoesFurtherBack() {
        TodoList list = after(SomeList.of("a"), title(1, "b"), title(1, "c"), SomeList.add("d"));

        TodoList one = after(list, undo());
        TodoList two = after(one, undo());
        TodoList three = after(two, undo());
        TodoList four = after(three, undo());

        assertThat(titles(one)).containsExactly("c");
        assertThat(titles(two)).containsExactly("b");
        assertThat(titles(three)).containsExactly("a");
        assertThat(titles(four)).isEmpty();
        assertThat(refusal(four, undo())).isEqualTo(new Refusal.NothingToUndo());
    }

    @Test
    void anUndoThatIsUndoneIsTheChangeAgain() {
        TodoList list = after(SomeList.of("a"), title(1, "b"));
        TodoList undone = after(list, undo(3));

        TodoList redone = after(undone, undo(4));

        assertThat(titles(redone)).containsExactly("b");
        assertThat(titles(after(redone, undo()))).containsExactly("a");
    }

    @Test
    void aChangeIsUndoneWhateverHappenedToOtherEntriesSince() {
        TodoList list = after(SomeList.of("a", "b"), remove(1), title(2, "c"), SomeList.add("d"));

        assertThat(titles(after(list, undo(4)))).containsExactly("a", "c", "d");
    }

    @Test
    void whatElseHappenedToTheEntrySinceStays() {
        Action first = new Action.Move(2, new Place.First(), Match.ANY);
        TodoList list = after(SomeList.of("a", "b"), title(2, "c"), tick(2), first);

        TodoList undone = after(list, undo(4));

        assertThat(titles(undone)).containsExactly("b", "a");
        assertThat(undone.entry(2)).map(Entry::isDone).contains(true);
        assertThat(titles(after(undone, undo(6)))).containsExactly("a", "b");
    }

    @Test
    void aChangeOfTwoThingsIsTakenBackAsAWholeOrNotAtAll() {
        List<Edit> both = List.of(new Edit.Title("b"), new Edit.Notes("more"));
        TodoList list = after(SomeList.of("a"), new Action.Change(1, both, Match.ANY));

        assertThat(refusal(after(list, title(1, "c")), undo(3)))
                .isEqualTo(new Refusal.ChangedAgain(3, 1));
        assertThat(after(list, tick(1), undo(3)).entry(1).orElseThrow().content())
                .isEqualTo(Content.titled("a"));
    }

    @Test
    void aChangeThatWasChangedAgainStays() {
        TodoList list = after(SomeList.of("a"), title(1, "b"), title(1, "c"));

        assertThat(refusal(list, undo(3))).isEqualTo(new Refusal.ChangedAgain(3, 1));
        assertThat(refusal(after(list, remove(1)), undo(4)))
                .isEqualTo(new Refusal.ChangedAgain(4, 1));
    }

    @Test
    void anEntryThatWasWorkedOnSinceItWasAddedStays() {
        assertThat(refusal(after(SomeList.of("a"), tick(1)), undo(2)))
                .isEqualTo(new Refusal.ChangedAgain(2, 1));
    }

    @Test
    void clearingIsOneChange() {
        TodoList list = after(SomeList.of("a", "b", "c"), tick(1), tick(3), new Action.ClearDone());
        assertThat(titles(list)).containsExactly("b");

        TodoList undone = after(list, undo());

        assertThat(titles(undone)).containsExactly("a", "b", "c");
        assertThat(undone.summary().open()).isOne();
        assertThat(SomeList.of("a").decide(new Action.ClearDone(), SomeList.NOON))
                .isInstanceOf(Decision.AsItIs.class);
    }

    @Test
    void aHundredChangesCanBeTakenBack() {
        TodoList list =
                SomeList.of(IntStream.range(0, 150).mapToObj(i -> "" + i).toArray(String[]::new));

        for (int i = 0; i < History.REMEMBERED / 2; i++) {
            list = after(list, undo());
        }

        assertThat(list.summary().entries()).isEqualTo(100);
        assertThat(refusal(list, undo(10))).isEqualTo(new Refusal.Forgotten(10));
    }

    @Test
    void renamingIsNotTakenBack() {
        TodoList list = after(SomeList.of("a"), new Action.Rename("robert", Match.ANY));

        assertThat(refusal(list, undo(3))).isEqualTo(new Refusal.Forgotten(3));
        assertThat(titles(after(list, undo()))).isEmpty();
    }
}
