package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Views over all lists: what is due, what comes, what a day brings, what is done, what is found.
@SiteTest
class PageViewsTest {

    /// So that the page waits for its own changes as long as it takes, not two seconds.
    private static final String PATIENCE_WITHOUT_END =
            """
            const later = window.setTimeout;
            window.setTimeout = (act, millis, ...rest) => (millis === 2000 ? 0 : later(act, millis, ...rest));\
            """;

    private final Site site;

    PageViewsTest(Site site) {
        this.site = site;
    }

    @BeforeAll
    void fill() {
        Visitor visitor = site.visitorWith("Home");
        visitor.add("Pay rent 1 dec");
        visitor.add("Water the plants today");
        visitor.add("Repair the tap 20.11.2026");
        visitor.createList("Work");
        visitor.add("Review the draft tomorrow");
        visitor.add("Call Amélie tomorrow 9:30 #phone");
        visitor.add("Tidy the folder");
        visitor.awaitSaved();
        site.empty();
    }

    private static Locator group(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name))
                .locator(".entry-title");
    }

    @Test
    void todayHasWhatIsDueAndWhatIsLate() {
        Visitor visitor = site.visitor();
        visitor.open("/#/today");

        assertThat(group(visitor, "Overdue")).hasText(new String[] {"Repair the tap"});
        assertThat(group(visitor, "Today")).hasText(new String[] {"Water the plants"});
        assertThat(visitor.link("Today")).containsText("2 due");
        assertThat(visitor.row("Water the plants")).containsText("Home");
    }

    @Test
    void upcomingGoesDayByDay() {
        Visitor visitor = site.visitor();
        visitor.open("/#/upcoming");

        assertThat(group(visitor, "Tomorrow Thursday 26 November"))
                .hasText(new String[] {"Review the draft", "Call Amélie"});
        assertThat(group(visitor, "Tuesday 1 December")).hasText(new String[] {"Pay rent"});
    }

    @Test
    void aDayIsChosenFromAMonth() {
        Visitor visitor = site.visitor();
        visitor.open("/#/day");
        visitor.button("Thursday, 26 November 2026, 2 open entries").click();
        assertThat(visitor.titles()).hasText(new String[] {"Review the draft", "Call Amélie"});

        visitor.press("ArrowDown");
        assertThat(visitor.button("Thursday, 3 December 2026")).isFocused();
        assertThat(visitor.page().getByText("A free day")).isVisible();

        visitor.button("Next month").click();
        assertThat(visitor.page().locator(".calendar-month")).hasText("January 2027");
    }

    @Test
    void whatIsAddedToADayIsDueOnIt() {
        Visitor visitor = site.visitor();
        visitor.open("/#/day/2026-12-24");
        visitor.page().getByLabel("List to add to").selectOption("Home");
        visitor.add("Light the candles");

        assertThat(visitor.titles()).hasText(new String[] {"Light the candles"});
        visitor.follow("Home");
        assertThat(visitor.row("Light the candles")).containsText("24 Dec");
    }

    @Test
    void whatIsDoneIsListedTheLastFirst() {
        Visitor visitor = site.visitorWith("Chores");
        visitor.add("First");
        visitor.add("Second");
        visitor.check("First").click();
        visitor.awaitSaved();
        visitor.check("Second").click();
        visitor.awaitSaved();
        visitor.follow("Done");

        assertThat(visitor.titles().filter(new Locator.FilterOptions().setHasText("First")))
                .isVisible();
        visitor.check("First").click();
        assertThat(visitor.titles().filter(new Locator.FilterOptions().setHasText("First")))
                .hasCount(0);
    }

    @Test
    void searchFindsWordsInAllListsWhateverTheirAccents() {
        Visitor visitor = site.visitor();
        visitor.open("/");
        visitor.press("/");
        assertThat(visitor.field("Search all lists")).isFocused();

        visitor.page().keyboard().type("amelie PHONE");
        assertThat(visitor.titles()).hasText(new String[] {"Call Amélie"});
        assertThat(visitor.said()).hasText("1 entry found");

        visitor.field("Search all lists").fill("the");
        assertThat(
                        visitor.titles()
                                .filter(new Locator.FilterOptions().setHasText("Repair the tap")))
                .isVisible();
        assertThat(
                        visitor.titles()
                                .filter(new Locator.FilterOptions().setHasText("Tidy the folder")))
                .isVisible();

        visitor.field("Search all lists").fill("nowhere");
        assertThat(visitor.page().getByText("Nothing is found")).isVisible();
    }

    @Test
    void theBackButtonGoesBack() {
        Visitor visitor = site.visitor();
        visitor.open("/#/today");
        visitor.follow("Upcoming");
        visitor.follow("Home");

        visitor.page().goBack();
        assertThat(visitor.heading()).hasText("Upcoming");
        visitor.page().goBack();
        assertThat(visitor.heading()).hasText("Today");
    }

    @Test
    void searchDoesNotWaitForChangesOfOtherListsToBeAnswered() {
        Visitor other = site.visitorWith("Quick", "Needlework");
        other.createList("Slow");
        other.awaitSaved();
        Visitor visitor = site.visitor();
        visitor.page().addInitScript(PATIENCE_WITHOUT_END);
        visitor.openAs(other);
        List<Route> unanswered = new CopyOnWriteArrayList<>();
        visitor.page().route("**/entries", unanswered::add);
        visitor.add("Waits for an answer");
        visitor.page().waitForCondition(() -> !unanswered.isEmpty());

        visitor.open("/#/search/needlework");
        assertThat(visitor.titles()).hasText(new String[] {"Needlework"});
        unanswered.forEach(Route::resume);
        visitor.awaitSaved();
    }
}
