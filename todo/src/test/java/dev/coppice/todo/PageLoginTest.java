package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Tokens;
import org.junit.jupiter.api.Test;

/// The page of a server that wants to know who asks.
@SiteTest
class PageLoginTest {

    private final Site site;
    private final Tokens tokens;
    private final String admin;

    PageLoginTest(Site site) {
        this.site = site;
        tokens = Tokens.in(site.folder());
        admin = tokens.create("admin", Role.ADMIN);
    }

    @Test
    void whoHasToLogInAgainLosesNothing() {
        Visitor visitor = site.visitor();
        visitor.logIn(tokens.create("alice", Role.WRITE));
        visitor.createList("Hers");
        visitor.add("Before");
        visitor.awaitSaved();

        tokens.revoke("alice");
        visitor.add("Meanwhile");
        assertThat(visitor.linkState())
                .containsText("Log in to go on. 1 change is kept here until then.");
        visitor.link("Log in").click();
        assertThat(visitor.field("Token")).isFocused();
        visitor.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(PageAccessTest.SCREENSHOTS.resolve("login.png")));
        visitor.showToken(admin);

        assertThat(visitor.heading()).hasText("Hers");
        visitor.awaitSaved();
        assertThat(visitor.titles()).hasText(new String[] {"Before", "Meanwhile"});
        visitor.madeNoMistake();
    }

    @Test
    void whoLogsInInAnotherTabCanGoOnInThisOne() {
        Visitor visitor = site.visitor();
        visitor.logIn(tokens.create("anna", Role.WRITE));
        visitor.createList("Two tabs");
        visitor.awaitSaved();
        tokens.revoke("anna");
        visitor.add("Meanwhile");
        assertThat(visitor.linkState()).containsText("Log in");

        visitor.anotherTab().logIn(admin);

        visitor.awaitSaved();
        assertThat(visitor.linkState()).isEmpty();
        assertThat(visitor.titles()).hasText(new String[] {"Meanwhile"});
    }

    @Test
    void whoMayOnlyReadIsTold() {
        Visitor writer = site.visitor();
        writer.logIn(admin);
        writer.createList("To look at");
        writer.awaitSaved();
        Visitor reader = site.visitor();
        reader.logIn(tokens.create("bob", Role.READ));
        reader.follow("To look at");
        assertThat(reader.page().getByText("bob may only read")).isVisible();
        assertThat(reader.button("Import and export")).hasCount(0);

        reader.add("May I?");

        assertThat(reader.alert()).containsText("it takes a token of the role write");
        assertThat(reader.alert()).containsText("May I?");
        assertThat(reader.titles()).hasCount(0);
    }

    @Test
    void whoLogsOutLeavesNothingInTheBrowser() {
        Visitor visitor = site.visitor();
        visitor.logIn(admin);
        visitor.createList("Shared computer");
        visitor.awaitSaved();
        visitor.addField().fill("Half a secr");
        visitor.button("Log out").click();

        assertThat(visitor.field("Token")).isFocused();
        assertThat(visitor.page().evaluate("localStorage.length")).isEqualTo(0);
        visitor.logIn(admin);
        visitor.follow("Shared computer");
        assertThat(visitor.addField()).hasValue("");
    }

    @Test
    void whoLogsOutBeforeEverythingIsSavedIsAsked() {
        Visitor visitor = site.visitor();
        visitor.logIn(admin);
        visitor.createList("In a hurry");
        visitor.awaitSaved();
        visitor.page().context().setOffline(true);
        visitor.add("Not yet");
        visitor.button("Log out").click();
        assertThat(visitor.page().getByText("1 change is not saved.")).isVisible();

        visitor.button("Log out and lose it").click();
        assertThat(visitor.page().getByText("you are still logged in")).isVisible();
        assertThat(visitor.titles()).hasText(new String[] {"Not yet"});

        visitor.page().context().setOffline(false);
        visitor.awaitSaved();
        visitor.button("Log out").click();
        assertThat(visitor.field("Token")).isVisible();
    }
}
