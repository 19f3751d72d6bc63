package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// Where entries are: moved by whoever cannot drag, and told of when they are out of sight.
@SiteTest
class PagePlacesTest {

    private final Site site;

    PagePlacesTest(Site site) {
        this.site = site;
    }

    @Test
    void anEntryIsMovedByButtonsWhileItIsEdited() {
        Visitor visitor = site.visitorWith("Steps");
        for (String title : new String[] {"One", "Two", "Three"}) {
            visitor.add(title);
        }
        visitor.awaitSaved();
        visitor.button("One").click();
        visitor.field("Title").fill("Once");
        visitor.button("Move down").click();

        assertThat(visitor.said()).hasText("Once: 2 of 3");
        assertThat(visitor.button("Move down")).isFocused();
        visitor.awaitSaved();
        visitor.press("Enter");
        assertThat(visitor.said()).hasText("Once: 3 of 3");
        visitor.awaitSaved();
        visitor.field("Notes").fill("At last.");
        visitor.button("Save").click();

        assertThat(visitor.titles()).hasText(new String[] {"Two", "Three", "Once"});
        assertThat(visitor.row("Once")).containsText("At last.");
        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Two", "Three", "Once"});
        assertThat(visitor.alert()).hasCount(0);
    }

    @Test
    void whoBeginsToTypeHasSeenWhatSomebodyElseChangedBefore() {
        Visitor visitor = site.visitorWith("Shared", "Tea");
        visitor.button("Tea").click();
        assertThat(visitor.field("Title")).isFocused();
        Visitor other = visitor.anotherTab();
        other.openAs(visitor);
        other.button("Tea").click();
        other.field("Title").fill("Green tea");
        other.button("Save").click();

        assertThat(visitor.field("Title")).hasValue("Green tea");
        visitor.field("Notes").fill("In the blue tin.");
        visitor.button("Save").click();
        visitor.awaitSaved();
        assertThat(visitor.alert()).hasCount(0);
        assertThat(other.row("Green tea")).containsText("In the blue tin.");
    }

    @Test
    void whatIsAddedOutOfSightIsToldOfAndCanBeTakenBack() {
        Visitor visitor = site.visitorWith("Elsewhere");
        visitor.add("In sight");
        Locator offer = visitor.page().locator(".offer");
        assertThat(offer).hasCount(0);

        visitor.follow("Today");
        visitor.page().getByLabel("List to add to").selectOption("Elsewhere");
        visitor.add("Dentist fri 9:30");
        assertThat(offer).containsText("Added to Elsewhere, due Friday 09:30");

        visitor.page().setViewportSize(390, 500);
        visitor.open("/");
        visitor.page().locator("#menu").click();
        visitor.follow("Elsewhere");
        for (int i = 1; i <= 8; i++) {
            visitor.add("Number " + i);
        }
        assertThat(offer).containsText("Added to Elsewhere");
        visitor.page().locator(".offer-button").click();
        assertThat(visitor.heading()).isFocused();
        assertThat(visitor.button("Number 7")).isAttached();
        assertThat(visitor.button("Number 8")).not().isAttached();
        visitor.madeNoMistake();
    }

    @Test
    void onAPhoneNothingStandsBetweenTheKeyboardAndWhatIsEdited() {
        Visitor visitor = site.visitorWith("Pocket", "Keys");
        visitor.page().setViewportSize(390, 500);
        assertThat(visitor.addField()).isVisible();

        visitor.button("Keys").click();
        assertThat(visitor.field("Title")).isFocused();
        assertThat(visitor.addField()).not().isVisible();
        visitor.press("Escape");
        assertThat(visitor.addField()).isVisible();
    }
}
