package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page for everybody: axe finds nothing to complain about in any view, in light and dark, and
/// it fits a phone. Each view is written to `target/screenshots`, to be looked at.
@SiteTest
class PageAccessTest {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// Makes some lists, and answers where two of them are.
    private static final String IMPORT =
            """
            async () => {
                const words = 'Read what was said about it, think about it, sleep over it, and write it down again';
                const lists = [
                    { name: 'Groceries', entries: [
                        { title: 'Oat milk', done_at: '2026-11-24T18:00:00Z' },
                        { title: 'Rye bread', due: '2026-11-25' },
                        { title: 'Olive oil', priority: 1 },
                    ] },
                    { name: 'Home', entries: [
                        { title: 'Water the plants', due: '2026-11-25', time: '18:00' },
                        { title: 'Pay rent', due: '2026-12-01', priority: 2 },
                        { title: 'Repair the tap', due: '2026-11-20' },
                    ] },
                    { name: 'Work', entries: [
                        { title: 'Send the report to Amélie', due: '2026-11-27', time: '16:00', priority: 3, labels: ['report'] },
                        { title: 'Review the draft', due: '2026-11-26' },
                        { title: 'Call Yuki', due: '2026-11-26', time: '09:00', zone: 'Asia/Tokyo' },
                        { title: 'Book flights to Lisbon', due: '2026-12-12', labels: ['travel'] },
                        { title: 'Tidy the shared folder' },
                    ] },
                    { name: 'Z'.repeat(40) + ' and what is to be done about it when it is too late', entries:
                        Array.from({ length: 30 }, (_, i) => ({
                            title: i === 1 ? 'Unbroken'.repeat(30) : `${i + 1}. ${words.slice(0, 12 + (i * 37) % 70)}`,
                            notes: i % 5 === 2 ? `${words}.\\n${words}.` : '',
                            labels: i % 7 === 0 ? ['long', 'a label that goes on for a while', 'W'.repeat(50)] : [],
                            due: i % 3 === 0 ? '2027-03-07' : null,
                        })) },
                ];
                const answer = await fetch('/api/v1/import', {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify({ format: 'coppice-todo-1', lists }),
                });
                if (!answer.ok) throw new Error(await answer.text());
                const made = (await (await fetch('/api/v1/lists')).json()).lists;
                return ['W', 'Z'].map((letter) => made.find(({ name }) => name.startsWith(letter)).id);
            }\
            """;

    private final Site site;
    private String work = "";
    private String longest = "";

    PageAccessTest(Site site) {
        this.site = site;
    }

    @BeforeAll
    void fill() {
        Visitor visitor = site.visitor();
        visitor.open("/");
        List<?> lists = (List<?>) visitor.page().evaluate(IMPORT);
        work = "/#/list/" + lists.get(0);
        longest = "/#/list/" + lists.get(1);
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
        lookWith(new AxeBuilder(visitor.page()), visitor, name);
    }

    /// The same where only the colours are others than in what was looked at before.
    private static void lookAtColours(Visitor visitor, String name) {
        lookWith(
                new AxeBuilder(visitor.page()).withRules(List.of("color-contrast")), visitor, name);
    }

    private static void lookWith(AxeBuilder axe, Visitor visitor, String name) {
        Page page = visitor.page();
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(axe.setLegacyMode(true).analyze().getViolations())
                .as(name)
                .allSatisfy(violation ->
                        assertThat(violation.getNodes()).as(violation.getHelp()).isEmpty());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits")
                .isEqualTo(true);
        visitor.madeNoMistake();
    }

    private void lookAtTheMainThings(
            Visitor visitor, String kind, BiConsumer<Visitor, String> look) {
        visitor.open("/");
        assertThat(visitor.row("Rye bread")).isVisible();
        look.accept(visitor, kind + "-today");
        visitor.open(work);
        visitor.addField().fill("Dentist fri 9:30 #health !high");
        assertThat(visitor.row("Tidy the shared folder")).isVisible();
        look.accept(visitor, kind + "-list");
        visitor.button("Send the report to Amélie").click();
        assertThat(visitor.field("Title")).isFocused();
        look.accept(visitor, kind + "-edit");
        visitor.press("Escape");
        visitor.open("/#/day/2026-11-26");
        assertThat(visitor.row("Review the draft")).isVisible();
        look.accept(visitor, kind + "-by-date");
    }

    @Test
    void inTheLight() {
        Visitor visitor = site.visitor();
        lookAtTheMainThings(visitor, "light", PageAccessTest::look);
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
        assertThat(visitor.page().getByRole(AriaRole.DIALOG)).isVisible();
        look(visitor, "light-shortcuts");
        visitor.press("Escape");
        assertThat(visitor.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        visitor.createList("Empty");
        look(visitor, "light-empty-list");
        visitor.button("Delete list Empty").click();
        assertThat(visitor.button("Undo z")).isVisible();
        look(visitor, "light-undo");
        visitor.button("Import and export").click();
        assertThat(visitor.page().getByRole(AriaRole.DIALOG)).isVisible();
        look(visitor, "light-carrying");
    }

    @Test
    void whenThereIsALot() {
        Visitor visitor = site.visitor();
        visitor.open(longest);
        assertThat(visitor.titles().nth(20)).isVisible();
        look(visitor, "light-long");
        visitor.page().setViewportSize(390, 844);
        look(visitor, "narrow-long");
    }

    @Test
    void whenTheServerIsAway() {
        Visitor visitor = site.visitor(phone().setColorScheme(ColorScheme.DARK));
        visitor.open(work);
        assertThat(visitor.row("Tidy the shared folder")).isVisible();
        visitor.page().context().setOffline(true);
        visitor.add("Buy a longer cable tomorrow");
        assertThat(visitor.linkState()).containsText("1 change is kept here until it is back");
        look(visitor, "phone-dark-away");
    }

    @Test
    void inTheDark() {
        lookAtTheMainThings(
                site.visitor(Visitor.options().setColorScheme(ColorScheme.DARK)),
                "dark",
                PageAccessTest::lookAtColours);
    }

    @Test
    void onAPhone() {
        Visitor visitor = site.visitor(phone());
        lookAtTheMainThings(visitor, "phone", PageAccessTest::look);

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
