package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page by keyboard alone, and what is said to those who do not see it.
@SiteTest
class PageKeysTest {

    private final Site site;

    PageKeysTest(Site site) {
        this.site = site;
    }

    @Test
    void aListIsMadeFilledAndWorkedOffWithoutAMouse() {
        Visitor visitor = site.visitor();
        visitor.open("/");
        visitor.press("l");
        visitor.page().keyboard().type("By hand");
        visitor.press("Enter");
        assertThat(visitor.addField()).isFocused();
        for (String title : new String[] {"One", "Two", "Three"}) {
            visitor.page().keyboard().type(title);
            visitor.press("Enter");
        }
        assertThat(visitor.titles()).hasText(new String[] {"One", "Two", "Three"});

        visitor.press("Escape", "ArrowDown");
        assertThat(visitor.check("One")).isFocused();
        visitor.press("Alt+ArrowDown");
        assertThat(visitor.titles()).hasText(new String[] {"Two", "One", "Three"});
        assertThat(visitor.said()).hasText("One: 2 of 3");
        assertThat(visitor.check("One")).isFocused();

        visitor.press("j", "x");
        assertThat(visitor.titles()).hasText(new String[] {"Two", "One"});
        assertThat(visitor.said()).hasText("Done: Three");
        assertThat(visitor.check("One")).isFocused();

        visitor.press("Enter");
        assertThat(visitor.field("Title")).isFocused();
        visitor.page().keyboard().type(" and a half");
        visitor.press("Enter");
        assertThat(visitor.titles()).hasText(new String[] {"Two", "One and a half"});
        assertThat(visitor.check("One and a half")).isFocused();

        visitor.press("Delete");
        assertThat(visitor.titles()).hasText(new String[] {"Two"});
        assertThat(visitor.said()).hasText("Deleted One and a half. Press Z to undo.");
        visitor.press("z");
        assertThat(visitor.titles()).hasText(new String[] {"Two", "One and a half"});
        visitor.awaitSaved();
        visitor.madeNoMistake();
    }

    @Test
    void everythingThatWasDoneIsTakenBackTheLastFirst() {
        Visitor visitor = site.visitorWith("Back and forth", "One", "Two");
        visitor.press("Escape", "ArrowDown", "Alt+ArrowDown", "x");
        assertThat(visitor.titles()).hasText(new String[] {"Two"});
        visitor.awaitSaved();

        visitor.press("Control+z");
        assertThat(visitor.titles()).hasText(new String[] {"Two", "One"});
        visitor.press("Control+z");
        assertThat(visitor.titles()).hasText(new String[] {"One", "Two"});
        visitor.press("Control+z");
        assertThat(visitor.titles()).hasText(new String[] {"One"});
        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"One"});
    }

    @Test
    void lettersGoToViewsAndLists() {
        Visitor visitor = site.visitorWith("Somewhere");
        visitor.press("Escape", "g", "u");
        assertThat(visitor.heading()).hasText("Upcoming");
        visitor.press("g", "t");
        assertThat(visitor.heading()).hasText("Today");
        visitor.press("]", "n");
        assertThat(visitor.page()).hasURL(Pattern.compile(".*#/list/.*"));
        assertThat(visitor.addField()).isFocused();
        visitor.page().keyboard().type("gt?z");
        assertThat(visitor.addField()).hasValue("gt?z");
    }

    @Test
    void onANarrowScreenTheSideStaysWhileASearchIsTyped() {
        Visitor visitor = site.visitor(Visitor.options().setViewportSize(390, 844));
        visitor.open("/");
        visitor.press("l");
        visitor.page().keyboard().type("Narrow");
        visitor.press("Enter");
        assertThat(visitor.heading()).hasText("Narrow");
        visitor.add("Needle");
        visitor.press("Escape", "/");
        visitor.page().keyboard().type("nee");
        assertThat(visitor.heading()).hasText("Search");
        visitor.page().keyboard().type("dle");
        assertThat(visitor.field("Search all lists")).hasValue("needle");

        visitor.press("Enter");
        assertThat(visitor.heading()).isFocused();
        assertThat(visitor.row("Needle")).isInViewport();
    }

    @Test
    void theSheetOfKeysOpensAndClosesAndSwitchesLettersOff() {
        Visitor visitor = site.visitor();
        visitor.open("/");
        visitor.press("?");
        assertThat(
                        visitor.page()
                                .getByRole(
                                        AriaRole.DIALOG,
                                        new Page.GetByRoleOptions().setName("Shortcuts")))
                .isVisible();
        visitor.press("n");
        assertThat(visitor.addField()).not().isFocused();

        visitor.page().getByText("Single letters work").click();
        visitor.press("Escape");
        assertThat(visitor.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        visitor.press("n");
        assertThat(visitor.addField()).not().isFocused();
        visitor.page().reload();
        assertThat(visitor.heading()).isVisible();
        visitor.press("n");
        assertThat(visitor.addField()).not().isFocused();
    }

    @Test
    void theFirstTabStopSkipsTheSide() {
        Visitor visitor = site.visitor();
        visitor.open("/");
        visitor.press("Tab");
        assertThat(visitor.link("Skip to the entries")).isFocused();
        visitor.press("Enter");
        assertThat(visitor.heading()).isFocused();
        visitor.press("Tab");
        assertThat(visitor.addField()).isFocused();
    }
}
