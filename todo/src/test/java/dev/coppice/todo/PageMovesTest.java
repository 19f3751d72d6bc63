package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries that are moved to another list: they are in one of the two, and whatever anybody wrote
/// is in it.
@SiteTest
class PageMovesTest {

    private final Site site;

    PageMovesTest(Site site) {
        this.site = site;
    }

    @Test
    void anEntryIsMovedToAnotherListWhileItIsEdited() {
        Visitor visitor = site.visitorWith("Wrong", "Milk #shop !high");
        visitor.createList("Right");
        visitor.follow("Wrong");
        visitor.button("Milk").click();
        visitor.field("Notes").fill("Two litres.");
        visitor.field("List").selectOption("Right");
        visitor.button("Save").click();

        assertThat(visitor.said()).hasText("Moved Milk to Right");
        assertThat(visitor.titles()).hasCount(0);
        visitor.awaitSaved();
        visitor.follow("Right");
        assertThat(visitor.row("Milk")).containsText("shop");
        assertThat(visitor.row("Milk")).containsText("Two litres.");
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});

        visitor.button("Milk").click();
        visitor.field("List").selectOption("Wrong");
        visitor.button("Save").click();
        assertThat(visitor.titles()).hasCount(0);
        visitor.awaitSaved();
        visitor.press("z");
        visitor.awaitSaved();
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
        visitor.follow("Wrong");
        visitor.page().reload();
        assertThat(visitor.titles()).hasCount(0);
        visitor.madeNoMistake();
    }

    @Test
    void anEntryStaysWhereItIsWhenTheOtherListIsGone() {
        Visitor visitor = site.visitorWith("Here", "Milk");
        visitor.createList("Gone");
        visitor.awaitSaved();
        Visitor other = site.visitor();
        other.openAs(visitor);
        visitor.follow("Here");
        visitor.page().context().setOffline(true);
        visitor.button("Milk").click();
        visitor.field("List").selectOption("Gone");
        visitor.button("Save").click();
        assertThat(visitor.titles()).hasCount(0);

        other.button("Delete list Gone").click();
        other.awaitSaved();
        visitor.page().context().setOffline(false);
        assertThat(visitor.alert()).containsText("“Milk” was not moved: there is no such list.");
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
        visitor.alert().getByText("Close").click();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotLostByMovingIt() {
        Visitor visitor = site.visitorWith("Old", "Milk");
        visitor.createList("New");
        visitor.follow("Old");
        visitor.awaitSaved();
        Visitor other = site.visitor();
        other.openAs(visitor);
        visitor.page().context().setOffline(true);
        visitor.button("Milk").click();
        visitor.field("List").selectOption("New");
        visitor.button("Save").click();
        other.button("Milk").click();
        other.field("Title").fill("Oat milk");
        other.button("Save").click();
        other.awaitSaved();

        visitor.page().context().setOffline(false);
        assertThat(visitor.alert()).containsText("“Milk” is in both lists now");
        assertThat(visitor.titles()).hasText(new String[] {"Oat milk"});
        visitor.alert().getByText("Delete the old one").click();
        assertThat(visitor.titles()).hasCount(0);
        visitor.awaitSaved();
        other.follow("New");
        assertThat(other.titles()).hasText(new String[] {"Milk"});
    }

    @ParameterizedTest
    @ValueSource(strings = {"Title", "Notes"})
    void whatIsEditedAndMovedAtOnceIsNotWrittenOverWhatSomebodyElseWroteMeanwhile(String theirs) {
        Visitor visitor = twoLists("From " + theirs, "To " + theirs);
        Visitor other = site.visitor();
        other.openAs(visitor);
        visitor.page().context().setOffline(true);
        visitor.button("Milk").click();
        visitor.field("Title").fill("Milk, two litres");
        move(visitor, "To " + theirs);
        other.button("Milk").click();
        other.field(theirs).fill("Oat milk");
        other.button("Save").click();
        other.awaitSaved();

        visitor.page().context().setOffline(false);
        assertThat(visitor.alert()).containsText("“Milk” is in both lists now");
        assertThat(visitor.page().locator(".entry")).containsText("Oat milk");
        visitor.alert().getByText("Keep both").click();
        visitor.awaitSaved();
        visitor.follow("To " + theirs);
        assertThat(visitor.titles()).hasText(new String[] {"Milk, two litres"});
        assertThat(other.page().locator(".entry")).containsText("Oat milk");
    }

    @Test
    void whatIsEditedAndMovedAtOnceIsAsItWasAfterOneUndo() {
        Visitor visitor = twoLists("Before", "After");
        visitor.button("Milk").click();
        visitor.field("Title").fill("Oat milk");
        move(visitor, "After");
        assertThat(visitor.said()).hasText("Moved Oat milk to After");
        visitor.awaitSaved();

        visitor.press("z");
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
        visitor.awaitSaved();
        visitor.follow("After");
        assertThat(visitor.titles()).hasCount(0);
        visitor.page().reload();
        assertThat(visitor.titles()).hasCount(0);
        assertThat(visitor.alert()).hasCount(0);
    }

    @Test
    void whatIsNotSavedYetCannotBeMovedOnSoThatItIsNeverInTwoLists() {
        Visitor visitor = twoLists("Start", "Middle");
        visitor.page().context().setOffline(true);
        visitor.button("Milk").click();
        move(visitor, "Middle");
        visitor.follow("Middle");
        visitor.button("Milk").click();
        assertThat(visitor.field("List")).isDisabled();

        visitor.page().context().setOffline(false);
        assertThat(visitor.field("List")).isEnabled();
        move(visitor, "Start");
        visitor.awaitSaved();
        assertThat(visitor.titles()).hasCount(0);
        visitor.follow("Start");
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
    }

    @Test
    void whatIsChangedInAnotherTabMeanwhileIsEditedNowAndCanBeMovedLater() {
        Visitor visitor = twoLists("Desk", "Shelf");
        Visitor tab = visitor.anotherTab();
        tab.openAs(visitor);
        visitor.button("Milk").click();
        visitor.field("Title").fill("Oat milk");
        visitor.field("List").selectOption("Shelf");
        visitor.page().context().setOffline(true);
        tab.button("Milk").click();
        tab.field("Labels").fill("shop");
        tab.button("Save").click();
        assertThat(visitor.field("List")).isDisabled();
        visitor.button("Save").click();
        assertThat(visitor.said()).hasText("Oat milk can be moved when it is saved");

        visitor.page().context().setOffline(false);
        visitor.awaitSaved();
        assertThat(visitor.row("Oat milk")).containsText("shop");
        visitor.button("Oat milk").click();
        move(visitor, "Shelf");
        assertThat(visitor.titles()).hasCount(0);
        visitor.awaitSaved();
        assertThat(visitor.alert()).hasCount(0);
    }

    @Test
    void whatSomebodyElseOnlyPutElsewhereInItsListIsMovedAllTheSame() {
        Visitor visitor = twoLists("Queue", "Exit");
        visitor.add("Bread");
        visitor.awaitSaved();
        Visitor other = site.visitorBeside(visitor);
        visitor.page().context().setOffline(true);
        visitor.button("Milk").click();
        move(visitor, "Exit");
        other.button("Milk").press("Alt+ArrowDown");
        assertThat(other.titles()).hasText(new String[] {"Bread", "Milk"});
        other.awaitSaved();

        visitor.page().context().setOffline(false);
        assertThat(other.titles()).hasText(new String[] {"Bread"});
        visitor.awaitSaved();
        assertThat(visitor.alert()).hasCount(0);
        assertThat(visitor.titles()).hasText(new String[] {"Bread"});
    }

    @Test
    void whatIsMovedStaysWhereItIsWhenTheOldOneWasDeletedBefore() {
        Visitor visitor = twoLists("Source", "Target");
        movedWhenItWasDeleted(visitor, "Target");
        visitor.awaitSaved();
        visitor.press("z");
        isKept(visitor, "Target");
    }

    @Test
    void whatIsMovedStaysWhereItIsWhenItIsTakenBackBeforeItIsKnownThatTheOldOneWasDeleted() {
        Visitor visitor = twoLists("Origin", "Goal");
        List<Route> deletions = new CopyOnWriteArrayList<>();
        visitor.page().route("**/entries/*", deletions::add);
        movedWhenItWasDeleted(visitor, "Goal");
        visitor.page().waitForCondition(() -> !deletions.isEmpty());
        visitor.press("z");
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
        deletions.forEach(Route::resume);
        isKept(visitor, "Goal");
    }

    /// Moves the milk while somebody else deletes it.
    private void movedWhenItWasDeleted(Visitor visitor, String to) {
        Visitor other = site.visitor();
        other.openAs(visitor);
        visitor.page().context().setOffline(true);
        visitor.button("Milk").click();
        move(visitor, to);
        other.button("Delete Milk").click();
        other.awaitSaved();
        visitor.page().context().setOffline(false);
    }

    /// Says that the move was not taken back: what was moved is still there.
    private static void isKept(Visitor visitor, String where) {
        assertThat(visitor.alert()).containsText("“Milk” could not be taken back");
        assertThat(visitor.titles()).hasCount(0);
        visitor.alert().getByText("Close").click();
        visitor.awaitSaved();
        visitor.follow(where);
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Milk"});
    }

    /// Somebody who sees the first list, with milk in it, and has another one.
    private Visitor twoLists(String first, String second) {
        Visitor visitor = site.visitorWith(first, "Milk");
        visitor.createList(second);
        visitor.follow(first);
        visitor.awaitSaved();
        return visitor;
    }

    private static void move(Visitor visitor, String list) {
        visitor.field("List").selectOption(list);
        visitor.button("Save").click();
    }
}
