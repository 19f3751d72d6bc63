package dev.coppice.todo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.cache.TodoCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A running system, and those who look at its page.
final class Site implements AutoCloseable {

    private final Browser browser;
    private final Settings settings;
    private RunningSystem system;
    private final String address;
    private final List<BrowserContext> contexts = new ArrayList<>();

    /// A system in this folder.
    Site(Browser browser, Path folder) {
        this.browser = browser;
        settings = TestSettings.in(folder);
        system = RunningSystem.start(settings);
        address = "http://127.0.0.1:" + settings.port();
    }

    /// Somebody who comes for the first time, on a wide screen.
    Visitor visitor() {
        return visitor(Visitor.options());
    }

    Visitor visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        return Visitor.in(context, address);
    }

    /// A list of this name, and somebody who looks at it.
    Visitor visitorWith(String list) {
        Visitor visitor = visitor();
        visitor.open("/");
        visitor.createList(list);
        return visitor;
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

    /// Those who look go away.
    void empty() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void close() {
        empty();
        system.close();
    }
}
