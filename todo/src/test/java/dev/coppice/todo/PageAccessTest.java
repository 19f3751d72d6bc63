package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The page for everybody: axe finds nothing to complain about in any view, in light and dark, and
/// it fits a phone. Each view is written to `target/screenshots`, to be looked at.
@ExtendWith(Chromium.class)
@TestInstance(Lifecycle.PER_CLASS)
class PageAccessTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private Site site;
    private String work = "";

    @BeforeAll
    void start(Browser browser, @TempDir Path folder) {
        site = new Site(browser, folder);
        Visitor visitor = site.visitorWith("Groceries");
        visitor.add("Oat milk");
        visitor.add("Rye bread today");
        visitor.add("Olive oil !low");
        visitor.check("Oat milk").click();
        visitor.createList("Home");
        visitor.add("Water the plants today 18:00");
        visitor.add("Pay rent 1 dec !medium");
        visitor.add("Repair the tap 20.11.2026");
        visitor.createList("Work");
        visitor.add("Send the report to Amélie fri 16:00 !high #report");
        visitor.add("Review the draft tomorrow");
        visitor.add("Call Yuki tomorrow 9:00 Tokyo time");
        visitor.add("Book flights to Lisbon 12 dec #travel");
        visitor.add("Tidy the shared folder");
        visitor.awaitSaved();
        work = visitor.page().url().replaceAll(".*#", "/#");
        site.empty();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @AfterEach
    void leave() {
        site.empty();
    }

    private static Browser.NewContextOptions phone() {
        return Visitor.options()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    /// Looks at what the visitor sees: takes a picture, and lets axe look for what shuts people
    /// out.
    private static void look(Visitor visitor, String name) {
        Page page = visitor.page();
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(name)
                .allSatisfy(violation ->
                        assertThat(violation.getNodes()).as(violation.getHelp()).isEmpty());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits")
                .isEqualTo(true);
        visitor.madeNoMistake();
    }

    private void lookAtTheMainThings(Visitor visitor, String kind) {
        visitor.open("/");
        assertThat(visitor.row("Rye bread")).isVisible();
        look(visitor, kind + "-today");
        visitor.open(work);
        visitor.addField().fill("Dentist fri 9:30 #health !high");
        assertThat(visitor.row("Tidy the shared folder")).isVisible();
        look(visitor, kind + "-list");
        visitor.button("Send the report to Amélie").click();
        assertThat(visitor.field("Title")).isFocused();
        look(visitor, kind + "-edit");
        visitor.press("Escape");
        visitor.open("/#/day/2026-11-26");
        assertThat(visitor.row("Review the draft")).isVisible();
        look(visitor, kind + "-by-date");
    }

    @Test
    void inTheLight() {
        Visitor visitor = site.visitor();
        lookAtTheMainThings(visitor, "light");
        visitor.open("/#/upcoming");
        assertThat(visitor.row("Pay rent")).isVisible();
        look(visitor, "light-upcoming");
        visitor.open("/#/search/the");
        assertThat(visitor.row("Repair the tap")).isVisible();
        look(visitor, "light-search");
        visitor.open("/#/done");
        assertThat(visitor.row("Oat milk")).isVisible();
        look(visitor, "light-done");
        visitor.press("?");
        look(visitor, "light-shortcuts");
        visitor.press("Escape");
        visitor.createList("Empty");
        look(visitor, "light-empty-list");
        visitor.button("Delete list Empty").click();
        assertThat(visitor.button("Undo z")).isVisible();
        look(visitor, "light-undo");
    }

    @Test
    void inTheDark() {
        lookAtTheMainThings(
                site.visitor(Visitor.options().setColorScheme(ColorScheme.DARK)), "dark");
    }

    @Test
    void onAPhone() {
        Visitor visitor = site.visitor(phone());
        lookAtTheMainThings(visitor, "phone");

        visitor.button("Lists and views").click();
        assertThat(visitor.link("Groceries")).isVisible();
        look(visitor, "phone-side");
        visitor.follow("Groceries");
        assertThat(visitor.link("Home")).not().isVisible();

        visitor.button("Lists and views").click();
        visitor.press("Escape");
        assertThat(visitor.button("Lists and views")).isFocused();
        visitor.add("Salt");
        assertThat(visitor.row("Salt")).isInViewport();
    }
}
