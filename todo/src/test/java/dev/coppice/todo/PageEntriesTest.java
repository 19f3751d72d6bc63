package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/// Entries in a browser: added by typing, checked off, edited in place, moved, deleted and taken
/// back.
@SiteTest
class PageEntriesTest {

    private final Site site;

    PageEntriesTest(Site site) {
        this.site = site;
    }

    @Test
    void whatIsTypedIsAddedAndIsStillThereAfterAReload() {
        Visitor visitor = site.visitorWith("Groceries");
        visitor.add("Oat milk");
        visitor.add("Lentils");

        assertThat(visitor.titles()).hasText(new String[] {"Oat milk", "Lentils"});
        assertThat(visitor.addField()).isFocused();
        assertThat(visitor.said()).hasText("Added Lentils");

        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Oat milk", "Lentils"});
        visitor.madeNoMistake();
    }

    @Test
    void whatIsUnderstoodIsShownAsItIsTyped() {
        Visitor visitor = site.visitorWith("Dates");
        visitor.addField().fill("Dentist fri 9:30 #health !high");

        assertThat(visitor.page().locator(".add-mirror mark"))
                .hasText(new String[] {"fri 9:30", "#health", "!high"});
        assertThat(visitor.page().locator(".part"))
                .containsText(new String[] {"Friday 09:30", "health", "High"});

        visitor.addField().press("Enter");
        assertThat(visitor.titles()).hasText(new String[] {"Dentist"});
        assertThat(visitor.row("Dentist")).containsText("Friday 09:30");
        assertThat(visitor.row("Dentist")).containsText("health");
        assertThat(visitor.row("Dentist")).containsText("High");
    }

    @Test
    void aDateThatIsNoneCanBeKeptAsText() {
        Visitor visitor = site.visitorWith("Films");
        visitor.addField().fill("Watch Black Friday");
        visitor.addField().press("Escape");
        visitor.addField().press("Enter");

        assertThat(visitor.titles()).hasText(new String[] {"Watch Black Friday"});
        assertThat(visitor.page().locator(".fact.due")).hasCount(0);
    }

    @Test
    void whatIsCheckedOffIsDone() {
        Visitor visitor = site.visitorWith("Home");
        visitor.add("Water the plants");
        visitor.add("Sweep");
        assertThat(visitor.link("Home")).containsText("2 open");

        visitor.check("Water the plants").click();

        assertThat(visitor.titles()).hasText(new String[] {"Sweep"});
        assertThat(visitor.check("Sweep")).isFocused();
        assertThat(visitor.link("Home")).containsText("1 open");

        visitor.button("Done 1").click();
        visitor.check("Water the plants").click();
        assertThat(visitor.titles()).hasText(new String[] {"Water the plants", "Sweep"});
    }

    @Test
    void anEntryIsEditedWhereItStands() {
        Visitor visitor = site.visitorWith("Work");
        visitor.add("Write the draft");
        visitor.button("Write the draft").click();

        assertThat(visitor.field("Title")).isFocused();
        visitor.field("Title").fill("Write the second draft");
        visitor.field("Notes").fill("Shorter.\nWith the figures.");
        visitor.field("Due").fill("12 dec 15:00 Tokyo time");
        visitor.field("Labels").fill("text, urgent");
        visitor.page().getByText("Medium", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(visitor.page().locator(".field-help"))
                .containsText("12 December 2026 at 15:00 Asia/Tokyo");
        visitor.button("Save").click();

        Locator row = visitor.row("Write the second draft");
        for (String fact :
                new String[] {"12 Dec 15:00 Tokyo", "Shorter.", "text", "urgent", "Medium"}) {
            assertThat(row).containsText(fact);
        }
        assertThat(visitor.check("Write the second draft")).isFocused();

        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(row).containsText("12 Dec 15:00 Tokyo");
    }

    @Test
    void whoGoesOnToAnotherEntryHasSavedTheFirst() {
        Visitor visitor = site.visitorWith("One by one");
        visitor.add("Tea");
        visitor.add("Milk");
        visitor.button("Tea").click();
        visitor.field("Title").fill("Green tea");
        visitor.button("Milk").click();

        assertThat(visitor.field("Title")).hasValue("Milk");
        visitor.press("Escape");
        assertThat(visitor.titles()).hasText(new String[] {"Green tea", "Milk"});
    }

    @Test
    void escapeLeavesAnEntryAlsoWhenTheFocusIsOutsideItsForm() {
        Visitor visitor = site.visitorWith("Outside");
        visitor.add("Tea");
        visitor.button("Tea").click();
        assertThat(visitor.field("Title")).isFocused();
        visitor.field("Title").blur();
        visitor.press("Escape");

        assertThat(visitor.titles()).hasText(new String[] {"Tea"});
        assertThat(visitor.check("Tea")).isFocused();
    }

    @Test
    void aDateThatIsNotUnderstoodIsNotSaved() {
        Visitor visitor = site.visitorWith("Later");
        visitor.add("Something");
        visitor.button("Something").click();
        visitor.field("Due").fill("the day of the moon");

        assertThat(visitor.page().locator(".field-help")).containsText("Not understood");
        assertThat(visitor.button("Save")).isDisabled();

        visitor.press("Escape");
        assertThat(visitor.titles()).hasText(new String[] {"Something"});
    }

    @Test
    void anEntryIsDraggedToAnotherPlace() {
        Visitor visitor = site.visitorWith("Order");
        for (String title : new String[] {"One", "Two", "Three", "Four"}) {
            visitor.add(title);
        }
        visitor.awaitSaved();
        visitor.row("One").hover();
        BoundingBox grip = visitor.row("One").locator(".grip").boundingBox();
        BoundingBox three = visitor.row("Three").boundingBox();

        visitor.page().mouse().move(grip.x + 8, grip.y + 8);
        visitor.page().mouse().down();
        visitor.page().mouse().move(grip.x + 8, three.y + three.height - 4);
        visitor.page().mouse().up();

        assertThat(visitor.titles()).hasText(new String[] {"Two", "Three", "One", "Four"});
        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Two", "Three", "One", "Four"});
    }

    @Test
    void whatIsDeletedCanBeTakenBack() {
        Visitor visitor = site.visitorWith("Papers", "Keep", "Shred");

        visitor.row("Shred").hover();
        visitor.button("Delete Shred").click();
        visitor.button("Undo z").hover(); // so that it stays
        assertThat(visitor.titles()).hasText(new String[] {"Keep"});
        visitor.awaitSaved();

        visitor.button("Undo z").click();
        assertThat(visitor.titles()).hasText(new String[] {"Keep", "Shred"});
        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Keep", "Shred"});
    }

    @Test
    void everythingThatIsDoneIsDeletedAtOnceAndTakenBackAtOnce() {
        Visitor visitor = site.visitorWith("Trip");
        for (String title : new String[] {"Tickets", "Room", "Bag"}) {
            visitor.add(title);
        }
        visitor.check("Tickets").click();
        visitor.check("Room").click();
        visitor.button("Done 2").click();
        visitor.button("Delete all done").click();
        assertThat(visitor.titles()).hasText(new String[] {"Bag"});
        visitor.awaitSaved();

        visitor.press("z");
        assertThat(visitor.button("Done 2")).isVisible();
    }

    @Test
    void markupIsText() {
        Visitor visitor = site.visitorWith("<b>Bold</b>");
        visitor.add("<img src=x onerror=alert(1)> & \"quotes\"");

        assertThat(visitor.titles())
                .hasText(new String[] {"<img src=x onerror=alert(1)> & \"quotes\""});
        assertThat(visitor.heading()).hasText("<b>Bold</b>");
        visitor.madeNoMistake();
    }
}
