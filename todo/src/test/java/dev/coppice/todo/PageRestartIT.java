package dev.coppice.todo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server is killed, again and again, under a page that somebody works with.
@ExtendWith(Chromium.class)
class PageRestartIT {

    private static final int KILLS = 3;
    private static final int ENTRIES = 4;

    @Test
    void nothingIsLostAndNothingIsThereTwice(Browser browser, @TempDir Path folder)
            throws Exception {
        int port = TestSettings.freePort();
        PackagedServer server = PackagedServer.start(folder, port);
        try (BrowserContext context = browser.newContext(Visitor.options())) {
            server.awaitListening();
            Visitor visitor = Visitor.in(context, "http://127.0.0.1:" + port);
            visitor.open("/");
            visitor.createList("Survivors");
            for (int kill = 0; kill < KILLS; kill++) {
                visitor.add(title(kill, 0));
                visitor.add(title(kill, 1));
                server.killHard(); // in the middle of the second one, maybe
                visitor.add(title(kill, 2));
                visitor.addField().fill(title(kill, 3));
                server = PackagedServer.start(folder, port);
                visitor.addField().press("Enter");
                server.awaitListening();
                visitor.awaitSaved();
            }
            String[] all =
                    IntStream.range(0, KILLS * ENTRIES)
                            .mapToObj(i -> title(i / ENTRIES, i % ENTRIES))
                            .toArray(String[]::new);

            assertThat(visitor.titles()).hasText(all);
            visitor.page().reload();
            assertThat(visitor.titles()).hasText(all);
            visitor.madeNoMistake();
        } finally {
            server.close();
        }
    }

    private static String title(int kill, int entry) {
        return "Entry " + kill + "." + entry;
    }
}
