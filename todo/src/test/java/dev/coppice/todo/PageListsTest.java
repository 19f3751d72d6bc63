package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists in a browser: made, renamed, deleted and taken back.
@SiteTest
class PageListsTest {

    private final Site site;

    PageListsTest(Site site) {
        this.site = site;
    }

    @Test
    void whoeverAddsBeforeThereIsAListGetsOne(@TempDir Path empty, Browser browser) {
        try (Site fresh = new Site(browser, empty)) {
            Visitor visitor = fresh.visitor();
            visitor.open("/");
            assertThat(visitor.page().getByText("Nothing is due today")).isVisible();

            visitor.add("Begin");

            assertThat(visitor.titles()).hasText(new String[] {"Begin"});
            assertThat(visitor.link("To do")).containsText("1 open");
        }
    }

    @Test
    void aListIsRenamedInItsHeading() {
        Visitor visitor = site.visitorWith("Gorceries");
        visitor.add("Salt");
        visitor.button("Gorceries").click();
        visitor.field("Name of the list").fill("Groceries & more");
        visitor.press("Enter");

        assertThat(visitor.heading()).hasText("Groceries & more");
        assertThat(visitor.link("Groceries & more")).isVisible();
        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.heading()).hasText("Groceries & more");
        assertThat(visitor.titles()).hasText(new String[] {"Salt"});
    }

    @Test
    void aNameThatIsLeftWithEscapeIsAsItWas() {
        Visitor visitor = site.visitorWith("As it was");
        visitor.button("As it was").click();
        visitor.field("Name of the list").fill("Something else");
        visitor.press("Escape");

        assertThat(visitor.heading()).hasText("As it was");
        assertThat(visitor.button("As it was")).isFocused();
        assertThat(visitor.link("As it was")).isVisible();
    }

    @Test
    void everythingIsExportedToAFileAndImportedFromIt() {
        Visitor visitor = site.visitorWith("To carry", "Box of books");
        visitor.button("Import and export").click();
        Path file =
                visitor.page()
                        .waitForDownload(() -> visitor.link("Export everything").click())
                        .path();
        visitor.press("Escape");
        visitor.button("Delete list To carry").click();
        visitor.awaitSaved();

        visitor.button("Import and export").click();
        Locator chooser = visitor.page().locator("input[type=file]");
        chooser.setInputFiles(
                new FilePayload("notes.json", "application/json", "not at all".getBytes(UTF_8)));
        assertThat(visitor.page().getByText("notes.json was not imported: it is not JSON."))
                .isVisible();
        chooser.setInputFiles(file);
        assertThat(visitor.page().getByText(Pattern.compile("entr.* of .* imported"))).isVisible();
        visitor.press("Escape");
        visitor.follow("To carry");
        assertThat(visitor.titles()).hasText(new String[] {"Box of books"});
        visitor.madeNoMistake();
    }

    @Test
    void aNameThatIsTakenIsRefusedInWords() {
        Visitor visitor = site.visitorWith("One name");
        visitor.createList("Another name");
        visitor.button("Another name").click();
        visitor.field("Name of the list").fill("One name");
        visitor.press("Enter");

        assertThat(visitor.alert()).containsText("The new name was not saved");
        visitor.button("Give up").click();
        assertThat(visitor.heading()).hasText("Another name");
    }

    @Test
    void aListOfANameThatIsThereIsThatList() {
        Visitor visitor = site.visitorWith("Same");
        visitor.add("Only once");
        visitor.follow("Today");
        visitor.createList("Same");

        assertThat(visitor.titles()).hasText(new String[] {"Only once"});
        assertThat(visitor.link("Same")).hasCount(1);
    }

    @Test
    void aDeletedListCanBeTakenBackWithItsEntries() {
        Visitor visitor = site.visitorWith("Old plans", "Sail");
        visitor.button("Delete list Old plans").click();
        visitor.button("Undo z").hover(); // so that it stays
        assertThat(visitor.link("Old plans")).hasCount(0);
        assertThat(visitor.heading()).hasText("Today");
        visitor.awaitSaved();

        visitor.button("Undo z").click();
        assertThat(visitor.heading()).hasText("Old plans");
        assertThat(visitor.titles()).hasText(new String[] {"Sail"});
    }

    @Test
    void aListThatIsLongInComingBackHasItsEntriesToo() {
        Visitor visitor = site.visitorWith("Slow plans", "Sail");
        visitor.button("Delete list Slow plans").click();
        visitor.button("Undo z").hover(); // so that it stays
        visitor.awaitSaved();
        List<Route> held = new ArrayList<>();
        visitor.page().route("**/restore", held::add);

        visitor.button("Undo z").click();
        assertThat(visitor.heading()).hasText("Slow plans");
        visitor.page().waitForCondition(() -> !held.isEmpty());
        visitor.page().waitForTimeout(300); // time enough to ask for what is not there yet
        held.forEach(Route::resume);

        assertThat(visitor.titles()).hasText(new String[] {"Sail"});
    }

    @Test
    void anAddressOfNoListSaysSo() {
        Visitor visitor = site.visitor();
        visitor.open("/#/list/0000000000000000");

        assertThat(visitor.heading()).hasText("No such list");
    }

    @Test
    void aListThatIsDeletedWhileItIsAskedForDoesNotComeBack() {
        Visitor visitor = site.visitorWith("Ghost", "First");
        Visitor other = site.visitorBeside(visitor);
        Held changes = Held.in(visitor, "**/changes?**", "GET");
        other.add("Theirs");
        changes.await();
        Held deletion = Held.in(visitor, "**/api/v1/lists/*", "DELETE");
        visitor.button("Delete list Ghost").click();
        deletion.await();

        changes.letGo();
        signal(other, visitor, "Told of before");
        deletion.letGo();
        visitor.awaitSaved();
        signal(other, visitor, "Told of after");
        assertThat(visitor.link("Ghost")).hasCount(0);
    }

    @Test
    void aListThatIsDeletedBeforeItIsToldWhatChangedInItDoesNotComeBack() {
        Visitor visitor = site.visitorWith("Spirit", "First");
        Visitor other = site.visitorBeside(visitor);
        Held changes = Held.in(visitor, "**/changes?**", "GET");
        other.add("Theirs");
        changes.await();
        visitor.button("Delete list Spirit").click();
        visitor.awaitSaved();

        changes.letGo();
        signal(other, visitor, "Told of last");
        assertThat(visitor.link("Spirit")).hasCount(0);
    }

    /// Waits until somebody has heard of a list that somebody else creates now.
    private static void signal(Visitor from, Visitor to, String list) {
        from.createList(list);
        assertThat(to.link(list)).isVisible();
    }

    /// The first request of a kind, of which the server has had its say but the page has not heard.
    private record Held(Visitor visitor, List<Route> routes, List<APIResponse> answers) {

        static Held in(Visitor visitor, String path, String method) {
            Held held = new Held(visitor, new ArrayList<>(), new ArrayList<>());
            visitor.page().route(path, route -> held.take(route, method));
            return held;
        }

        private void take(Route route, String method) {
            if (routes.isEmpty() && route.request().method().equals(method)) {
                routes.add(route);
                answers.add(route.fetch());
            } else {
                route.fallback();
            }
        }

        void await() {
            visitor.page().waitForCondition(() -> !answers.isEmpty());
        }

        void letGo() {
            routes.getFirst().fulfill(new Route.FulfillOptions().setResponse(answers.getFirst()));
        }
    }
}
