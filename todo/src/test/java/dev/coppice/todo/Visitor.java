package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Somebody who looks at the page: finds things by what they are called, as a screen reader does,
/// types and clicks. For everybody it is Wednesday, 25 November 2026, ten in the morning in Berlin.
final class Visitor {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    /// How long to wait for what must come: a machine may have a lot to do.
    static final double PATIENCE_MILLIS = 30_000;

    private final Page page;
    private final String address;
    private final List<String> mistakes = new ArrayList<>();

    private Visitor(Page page, String address) {
        this.page = page;
        this.address = address;
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(mistakes::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                mistakes.add(message.text());
            }
        });
    }

    static Visitor in(BrowserContext context, String address) {
        context.clock().setFixedTime(NOW.toEpochMilli());
        return new Visitor(context.newPage(), address);
    }

    /// A wide screen in Berlin.
    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(1_280, 800)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK);
    }

    /// Another tab of the same browser.
    Visitor anotherTab() {
        return new Visitor(page.context().newPage(), address);
    }

    Page page() {
        return page;
    }

    /// Goes to a place of the site.
    void open(String path) {
        page.navigate(address + path);
        assertThat(heading()).isVisible();
    }

    /// Goes to the site, where a form asks for a token.
    void logIn(String token) {
        page.navigate(address);
        showToken(token);
    }

    /// Fills in the form that asks for a token.
    void showToken(String token) {
        field("Token").fill(token);
        button("Log in").click();
        assertThat(heading()).isVisible();
    }

    /// Goes to the list that is open somewhere else, and that the server knows.
    void openAs(Visitor other) {
        page.navigate(String.valueOf(other.page.evaluate("location.href")));
        assertThat(heading()).hasText(other.heading().textContent());
    }

    /// Presses keys, wherever the focus is.
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    void createList(String name) {
        Locator field = page.getByLabel("New list");
        field.fill(name);
        field.press("Enter");
        assertThat(heading()).hasText(name);
    }

    Locator heading() {
        return page.locator("#heading");
    }

    Locator addField() {
        return page.getByLabel("Add an entry");
    }

    /// Types a line and presses Enter.
    void add(String line) {
        addField().fill(line);
        addField().press("Enter");
        assertThat(addField()).hasValue("");
    }

    /// Goes to a view or a list by its link.
    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
        assertThat(heading()).hasText(link);
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator check(String title) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /// The titles of all rows, in order.
    Locator titles() {
        return page.locator(".entry-title");
    }

    /// The row of an entry.
    Locator row(String title) {
        return page.locator(".entry").filter(new Locator.FilterOptions().setHas(button(title)));
    }

    /// What is said to those who hear the page.
    Locator said() {
        return page.locator("[aria-live=polite].unseen");
    }

    /// Waits until the server has confirmed every change.
    void awaitSaved() {
        page.waitForFunction(
                "() => !Object.keys(localStorage).some(key => key.startsWith('coppice.change.'))");
    }

    /// Waits until the browser keeps the page, and the lists as they are seen now with this text.
    void awaitSeen(String text) {
        page.evaluate("() => navigator.serviceWorker.ready");
        page.evaluate(
                """
                async ([text, patience]) => {
                    const end = performance.now() + patience;
                    while (performance.now() < end) {
                        const seen = await caches.match('/last-seen');
                        if (seen && (await seen.text()).includes(text)) return;
                        await new Promise((resolve) => setTimeout(resolve, 50));
                    }
                    throw new Error('not kept: ' + text);
                }\
                """,
                List.of(text, PATIENCE_MILLIS));
    }

    /// What is said of the server.
    Locator linkState() {
        return page.locator(".link-state");
    }

    /// What asks for attention.
    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    /// Nothing went wrong that people do not see.
    void madeNoMistake() {
        assertThat(mistakes).isEmpty();
    }
}
