package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Whatever dies while somebody types, nothing typed is lost, and nothing is there twice.
@SiteTest
class PageFailuresTest {

    private static final String AWAY = "The server does not answer.";
    private static final String CHANGES = "**/api/v1/lists/*/entries";

    /// From now on `most` is how many entries of the title "Ours" were there at once.
    private static final String COUNT_OURS =
            """
            () => {
                window.most = 0;
                const count = () => {
                    const titles = [...document.querySelectorAll('.entry-title')];
                    window.most = Math.max(most, titles.filter((each) => each.textContent === 'Ours').length);
                };
                new MutationObserver(count).observe(document.body, { childList: true, subtree: true, characterData: true });
            }\
            """;

    private static final String NEXT_FRAME =
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))";

    private final Site site;

    PageFailuresTest(Site site) {
        this.site = site;
    }

    @Test
    void theProcessOfAListMayDieInTheMiddleOfTyping() {
        Visitor visitor = site.visitorWith("Killed");
        int kills = 0;
        for (int i = 1; i <= 5; i++) {
            visitor.addField().pressSequentially("Entry");
            kills += site.killLists();
            visitor.addField().pressSequentially(" " + i);
            visitor.press("Enter");
        }
        String[] all = {"Entry 1", "Entry 2", "Entry 3", "Entry 4", "Entry 5"};

        assertThat(kills).isPositive();
        visitor.awaitSaved();
        assertThat(visitor.titles()).hasText(all);
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(all);
        visitor.madeNoMistake();
    }

    @Test
    void whatIsDoneWhileTheServerIsAwayIsDoneWhenItIsBack() {
        Visitor visitor = site.visitorWith("Away", "Before");
        Visitor other = visitor.anotherTab();
        other.openAs(visitor);

        site.stop();
        visitor.add("Meanwhile");
        visitor.check("Before").click();
        visitor.createList("Made meanwhile");
        visitor.add("In it");
        visitor.addField().fill("Half a thou");
        assertThat(visitor.page().getByText(AWAY + " 4 changes are kept here")).isVisible();
        assertThat(other.titles()).hasText(new String[] {"Meanwhile"});

        site.startAgain();
        visitor.awaitSaved();
        assertThat(visitor.page().getByText(AWAY)).hasCount(0);
        assertThat(visitor.addField()).hasValue("Half a thou");
        assertThat(visitor.titles()).hasText(new String[] {"In it"});

        other.page().reload();
        assertThat(other.titles()).hasText(new String[] {"Meanwhile"});
        assertThat(other.button("Done 1")).isVisible();
        assertThat(other.link("Made meanwhile")).hasCount(1);
        visitor.madeNoMistake();
    }

    @Test
    void whatIsTakenBackBeforeItWasSentIsNeverSent() {
        Visitor visitor = site.visitorWith("Second thoughts", "First");
        visitor.page().context().setOffline(true);
        visitor.add("Second");
        visitor.add("Third");
        visitor.button("Third").click();
        visitor.field("Title").fill("Third and last");
        visitor.button("Save").click();
        assertThat(visitor.titles()).hasText(new String[] {"First", "Second", "Third and last"});

        visitor.press("z", "z");
        assertThat(visitor.titles()).hasText(new String[] {"First", "Second"});
        visitor.page().context().setOffline(false);
        visitor.awaitSaved();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"First", "Second"});
        visitor.madeNoMistake();
    }

    @Test
    void thePageCanBeOpenedWhileTheServerIsAway() {
        Visitor visitor =
                site.visitor(Visitor.options().setServiceWorkers(ServiceWorkerPolicy.ALLOW));
        visitor.open("/");
        visitor.createList("Last seen");
        visitor.add("One");
        visitor.awaitSaved();
        visitor.awaitSeen("One");

        site.stop();
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"One"});
        visitor.add("Two");
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"One", "Two"});
        assertThat(visitor.page().getByText(AWAY)).isVisible();

        site.startAgain();
        visitor.awaitSaved();
        assertThat(visitor.page().getByText(AWAY)).hasCount(0);
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"One", "Two"});
        visitor.madeNoMistake();
    }

    @Test
    void whatATabCouldNotSendAnotherOneSends() {
        Visitor visitor = site.visitorWith("Closed too early");
        visitor.awaitSaved();
        Visitor other = visitor.anotherTab();
        other.openAs(visitor);

        site.stop();
        visitor.add("Not forgotten");
        assertThat(other.titles()).hasText(new String[] {"Not forgotten"});
        visitor.page().close();
        site.startAgain();

        other.awaitSaved();
        other.page().reload();
        assertThat(other.titles()).hasText(new String[] {"Not forgotten"});
    }

    @Test
    void whatIsHalfTypedIsStillThereAfterAReload() {
        Visitor visitor = site.visitorWith("Drafts", "Letter");
        visitor.addField().fill("Buy stamps and");
        visitor.button("Letter").click();
        visitor.field("Notes").fill("Dear all,");

        visitor.page().reload();
        assertThat(visitor.addField()).hasValue("Buy stamps and");
        assertThat(visitor.field("Notes")).hasValue("Dear all,");
    }

    @Test
    void aChangeWhoseAnswerGotLostIsMadeOnce() {
        Visitor visitor = site.visitorWith("Once");
        AtomicInteger tries = new AtomicInteger();
        visitor.page()
                .route(
                        CHANGES,
                        route -> {
                            if (route.request().method().equals("POST")
                                    && tries.incrementAndGet() <= 2) {
                                route.fetch(); // the server makes it, and nobody hears of it
                                route.abort();
                            } else {
                                route.resume();
                            }
                        });
        visitor.add("Only once");
        visitor.awaitSaved();

        assertThat(tries).hasValue(3);
        assertThat(visitor.titles()).hasText(new String[] {"Only once"});
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Only once"});
    }

    /// Somebody else's entry is asked for, and the answer has ours as well, which the server has
    /// made before anybody heard of it.
    @Test
    void whatIsReadBeforeItIsAnsweredIsNotThereTwice() {
        Visitor visitor = site.visitorWith("Never twice", "First");
        Visitor other = site.visitorBeside(visitor);
        List<Route> asking = new ArrayList<>();
        Map<Route, APIResponse> made = new HashMap<>();
        visitor.page().route("**/changes?**", asking::add);
        visitor.page().route(CHANGES, route -> made.put(route, route.fetch()));
        visitor.page().evaluate(COUNT_OURS);

        other.add("Theirs");
        visitor.page().waitForCondition(() -> !asking.isEmpty());
        visitor.add("Ours");
        visitor.page().waitForCondition(() -> !made.isEmpty());
        visitor.page().unroute("**/changes?**");
        visitor.page().waitForResponse("**/changes?**", () -> asking.forEach(Route::resume));
        visitor.page().evaluate(NEXT_FRAME);
        made.forEach((route, response) ->
                route.fulfill(new Route.FulfillOptions().setResponse(response)));

        assertThat(visitor.titles()).hasText(new String[] {"First", "Theirs", "Ours"});
        visitor.awaitSaved();
        assertThat(visitor.page().evaluate("most")).isEqualTo(1);
        assertThat(visitor.titles()).hasText(new String[] {"First", "Theirs", "Ours"});
    }

    @Test
    void aBrowserWithoutRoomSaysThatThePageMustStayOpen() {
        Visitor visitor = site.visitorWith("No room");
        visitor.awaitSaved();
        visitor.page()
                .evaluate(
                        "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
        visitor.page().context().setOffline(true);
        visitor.add("Hold on");
        assertThat(visitor.page().getByText("keep the page open until everything is saved"))
                .isVisible();
        assertThat(visitor.titles()).hasText(new String[] {"Hold on"});

        visitor.page().context().setOffline(false);
        assertThat(visitor.page().getByText("keep the page open")).hasCount(0);
        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Hold on"});
    }

    @Test
    void whereNoStreamGetsThroughTheListsAreAskedFor() {
        Visitor visitor = site.visitorWith("Behind a wall", "Brick");
        visitor.page().route("**/api/v1/events", Route::abort);

        visitor.page().reload();
        assertThat(visitor.titles()).hasText(new String[] {"Brick"});
        Visitor other = site.visitorBeside(visitor);
        other.add("Mortar");
        assertThat(visitor.titles()).hasText(new String[] {"Brick", "Mortar"});
    }
}
