package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/// What one does, others see at once: in another tab, and in another browser.
@SiteTest
class PageTabsTest {

    private final Site site;

    PageTabsTest(Site site) {
        this.site = site;
    }

    @Test
    void twoTabsShowTheSame() {
        Visitor first = site.visitorWith("Shared");
        Visitor second = first.anotherTab();
        first.add("One");
        first.awaitSaved();
        second.openAs(first);
        assertThat(second.titles()).hasText(new String[] {"One"});

        second.add("Two");
        assertThat(first.titles()).hasText(new String[] {"One", "Two"});
        first.check("One").click();
        assertThat(second.titles()).hasText(new String[] {"Two"});
        assertThat(second.link("Shared")).containsText("1 open");
    }

    @Test
    void twoPeopleSeeWhatTheOtherDoes() {
        Visitor ann = site.visitorWith("Ours", "Tent today");
        Visitor bo = site.visitorBeside(ann);
        Visitor cy = site.visitor();
        cy.open("/#/today");
        assertThat(cy.row("Tent")).containsText("Ours");

        bo.add("Stove today");
        assertThat(ann.titles()).hasText(new String[] {"Tent", "Stove"});
        assertThat(cy.row("Stove")).isVisible();

        ann.row("Tent").hover();
        ann.button("Delete Tent").click();
        assertThat(bo.titles()).hasText(new String[] {"Stove"});
        assertThat(cy.row("Tent")).hasCount(0);

        ann.button("Ours").click();
        ann.field("Name of the list").fill("Everybody's");
        ann.press("Enter");
        assertThat(bo.heading()).hasText("Everybody's");
        assertThat(cy.link("Everybody's")).isVisible();
    }

    @Test
    void twoWhoEditDifferentThingsBothHaveTheirWay() {
        Visitor ann = site.visitorWith("Different", "Tea");
        Visitor bo = site.visitorBeside(ann);

        ann.button("Tea").click();
        ann.field("Title").fill("Green tea");
        bo.button("Tea").click();
        bo.field("Notes").fill("Loose");
        bo.button("Save").click();
        bo.awaitSaved();
        ann.button("Save").click();
        ann.awaitSaved();

        assertThat(ann.row("Green tea")).containsText("Loose");
        assertThat(bo.row("Green tea")).containsText("Loose");
    }

    @Test
    void whatIsTypedIntoAnEntryThatIsDeletedMeanwhileIsNotLost() {
        Visitor ann = site.visitorWith("Gone", "Tea");
        Visitor bo = site.visitorBeside(ann);

        ann.button("Tea").click();
        ann.field("Notes").fill("A long thought");
        bo.row("Tea").hover();
        bo.button("Delete Tea").click();
        assertThat(ann.alert()).containsText("A long thought");

        ann.button("Add it again").click();
        assertThat(ann.row("Tea")).containsText("A long thought");
        assertThat(bo.row("Tea")).containsText("A long thought");
    }

    @Test
    void whoWouldWriteOverSomebodyElsesTextIsAsked() {
        Visitor ann = site.visitorWith("Same thing", "Tea");
        Visitor bo = site.visitorBeside(ann);

        ann.button("Tea").click();
        ann.field("Title").fill("Green tea");
        bo.button("Tea").click();
        bo.field("Title").fill("Black tea");
        bo.button("Save").click();
        bo.awaitSaved();
        ann.button("Save").click();

        assertThat(ann.alert()).containsText("it was changed elsewhere meanwhile");
        assertThat(ann.alert()).containsText("Green tea");
        assertThat(ann.alert()).containsText("It says now: Black tea");
        assertThat(ann.titles()).hasText(new String[] {"Black tea"});

        ann.button("Use mine").click();
        assertThat(ann.titles()).hasText(new String[] {"Green tea"});
        assertThat(bo.titles()).hasText(new String[] {"Green tea"});
    }
}
