package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the server cannot do, or will not, is said in words, and what was typed is kept.
@SiteTest
class PageRefusalsTest {

    private static final String ENTRIES = "**/api/v1/lists/*/entries";

    private final Site site;

    PageRefusalsTest(Site site) {
        this.site = site;
    }

    /// Answers the first requests for a new entry so, in place of the server. How many there were
    /// is counted.
    private static AtomicInteger answering(Visitor visitor, int times, int status, String detail) {
        AtomicInteger tries = new AtomicInteger();
        String problem = "{\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail);
        visitor.page()
                .route(
                        ENTRIES,
                        route -> {
                            if (route.request().method().equals("POST")
                                    && tries.incrementAndGet() <= times) {
                                route.fulfill(
                                        new Route.FulfillOptions()
                                                .setStatus(status)
                                                .setHeaders(Map.of("Retry-After", "1"))
                                                .setContentType("application/problem+json")
                                                .setBody(problem));
                            } else {
                                route.resume();
                            }
                        });
        return tries;
    }

    @Test
    void aServerThatIsOverloadedIsAskedAgain() {
        Visitor visitor = site.visitorWith("Busy");
        AtomicInteger tries = answering(visitor, 1, 503, "too much to do");
        visitor.add("Patience");

        visitor.awaitSaved();
        assertThat(tries).hasValue(2);
        assertThat(visitor.titles()).hasText(new String[] {"Patience"});
    }

    @Test
    void aFullDiskIsSaidAndWhatIsTypedIsSavedWhenThereIsRoom() {
        Visitor visitor = site.visitorWith("Full");
        visitor.awaitSaved();
        answering(visitor, 3, 507, "the disk of lists-1.db is full");
        visitor.add("Squeeze in");

        assertThat(visitor.linkState())
                .containsText("The disk of the server is full. 1 change is kept here");
        visitor.awaitSaved();
        assertThat(visitor.linkState()).isEmpty();
        assertThat(visitor.titles()).hasText(new String[] {"Squeeze in"});
    }

    @Test
    void whatIsRefusedIsNotThrownAway() {
        Visitor visitor = site.visitorWith("Labels");
        String line =
                IntStream.rangeClosed(1, 21)
                        .mapToObj(label -> " #" + label)
                        .collect(Collectors.joining("", "A thought worth keeping", ""));
        visitor.add(line);
        assertThat(visitor.alert()).containsText("The new entry was not saved: labels");
        assertThat(visitor.alert()).containsText(line);
        assertThat(visitor.titles()).hasCount(0);

        visitor.page().reload();
        assertThat(visitor.alert()).containsText(line);
        visitor.button("Edit again").click();
        assertThat(visitor.alert()).hasCount(0);
        assertThat(visitor.addField()).isFocused();
        assertThat(visitor.addField()).hasValue(line);
        visitor.add("A thought worth keeping");
        assertThat(visitor.titles()).hasText(new String[] {"A thought worth keeping"});
        visitor.awaitSaved();
    }

    @Test
    void whatIsRefusedIsTypedAgainInItsListAndOverNothing() {
        Visitor visitor = site.visitorWith("Too much");
        visitor.awaitSaved();
        answering(visitor, 1, 413, "a body has at most 65536 bytes");
        visitor.add("A very long thought");
        assertThat(visitor.alert()).containsText("a body has at most 65536 bytes");
        visitor.addField().fill("Half a thou");
        visitor.follow("Today");

        visitor.button("Edit again").click();
        assertThat(visitor.heading()).hasText("Too much");
        assertThat(visitor.addField()).isFocused();
        assertThat(visitor.addField()).hasValue("Half a thou");
        assertThat(visitor.alert()).containsText("A very long thought");

        visitor.add("Half a thought");
        visitor.button("Edit again").click();
        assertThat(visitor.addField()).hasValue("A very long thought");
        assertThat(visitor.alert()).hasCount(0);
    }

    @Test
    void anUndoThatComesTooLateIsExplained() {
        Visitor ann = site.visitorWith("Too late", "Tea");
        ann.button("Tea").click();
        ann.field("Title").fill("Green tea");
        ann.button("Save").click();
        ann.awaitSaved();
        Visitor bo = site.visitorBeside(ann);
        bo.button("Green tea").click();
        bo.field("Title").fill("Black tea");
        bo.button("Save").click();
        bo.awaitSaved();

        ann.press("z");
        assertThat(ann.alert())
                .containsText("“Tea” could not be taken back: it was changed again since");
        ann.button("Close").click();
        assertThat(ann.alert()).hasCount(0);
        assertThat(ann.titles()).hasText(new String[] {"Black tea"});
    }
}
