package dev.coppice.todo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.cache.TodoCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A running system, and those who look at its page.
final class Site implements AutoCloseable {

    private final Browser browser;
    private final Settings settings;
    private RunningSystem system;
    private final String address;
    private final List<BrowserContext> browsers = new ArrayList<>();
    private int taken;
    private final List<BrowserContext> others = new ArrayList<>();
    private final List<BrowserContext> residents = new ArrayList<>();

    /// A system in this folder.
    Site(Browser browser, Path folder) {
        this.browser = browser;
        settings = TestSettings.in(folder);
        system = RunningSystem.start(settings);
        address = "http://127.0.0.1:" + settings.port();
    }

    /// Somebody with a wide screen, to whom the page is new; each time somebody else.
    Visitor visitor() {
        if (taken == browsers.size()) {
            browsers.add(browser.newContext(Visitor.options()));
        }
        return Visitor.in(browsers.get(taken++), address);
    }

    /// The same, who stays when the others go away.
    Visitor resident() {
        BrowserContext context = browser.newContext(Visitor.options());
        residents.add(context);
        return Visitor.in(context, address);
    }

    /// The same with another screen, or whatever else is different.
    Visitor visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        others.add(context);
        return Visitor.in(context, address);
    }

    /// A list of this name with entries, if any, that are saved, and somebody who looks at it.
    Visitor visitorWith(String list, String... entries) {
        Visitor visitor = visitor();
        visitor.open("/");
        visitor.createList(list);
        for (String entry : entries) {
            visitor.add(entry);
        }
        if (entries.length > 0) {
            visitor.awaitSaved();
        }
        return visitor;
    }

    /// Somebody else who looks at the list that somebody looks at.
    Visitor visitorBeside(Visitor other) {
        Visitor visitor = visitor();
        visitor.openAs(other);
        return visitor;
    }

    /// Where the system keeps its lists, and who may come in.
    Path folder() {
        return settings.folder();
    }

    /// Kills the processes that keep lists in memory, and answers how many there were.
    int killLists() {
        return system.node()
                .in(() -> {
                    List<Pid> lists =
                            Supervisor.whichChildren(TodoCache.NAME).stream()
                                    .flatMap(child -> child.pid().stream())
                                    .toList();
                    lists.forEach(Pid::kill);
                    return lists.size();
                });
    }

    /// Stops the system under those who look at its page.
    void stop() {
        system.close();
    }

    /// Starts it again where it was.
    void startAgain() {
        system = RunningSystem.start(settings);
    }

    /// Those who look go away. Their browsers forget what they knew, but not the files of the page,
    /// which saves time.
    void empty() {
        others.forEach(BrowserContext::close);
        others.clear();
        browsers.subList(0, taken).forEach(this::renew);
        taken = 0;
    }

    private void renew(BrowserContext used) {
        used.pages().forEach(Page::close);
        used.setOffline(false);
        used.clearCookies();
        forgetAll(used.newPage());
    }

    /// On a page of nothing, where nobody writes meanwhile, whether the server is there or not.
    private void forgetAll(Page nothing) {
        nothing.route("**", route -> route.fulfill(new Route.FulfillOptions()));
        nothing.navigate(address);
        nothing.evaluate("localStorage.clear()");
        nothing.close();
    }

    @Override
    public void close() {
        Stream.of(others, residents, browsers).flatMap(List::stream).forEach(BrowserContext::close);
        system.close();
    }
}
