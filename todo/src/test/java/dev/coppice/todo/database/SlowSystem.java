package dev.coppice.todo.database;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.Adding;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.registry.TodoRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Lists on one worker, whose disk can be held up, and those who use them.
final class SlowSystem {

    static final LocalDate DAY = LocalDate.parse("2018-12-19");

    private static final Duration EXPIRY = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    final SlowEngine engine = new SlowEngine();
    private final Database database = new Database(1);
    final Adding lists = new Adding(new Lists(new TodoCache(database, EXPIRY), LIMIT));

    /// Starts it, linked to the test.
    void startLink(Path folder) {
        Supervisor.startLink(
                oneForOne(
                        TodoRegistry.childSpec(),
                        Database.childSpec(folder, 1, engine, RestartIntensity.DEFAULT),
                        ListsTree.childSpec(database, RestartIntensity.DEFAULT)));
    }

    /// Adds an entry in a process of its own, which sends it to the one that calls this.
    Pid addBeside(String list, String title) {
        Pid caller = self();
        return spawn(() -> caller.send(lists.add(list, DAY, title)));
    }

    /// The same; returns when the disk holds it up.
    Pid addHeldUp(String list, String title) throws InterruptedException {
        engine.hold();
        Pid adding = addBeside(list, title);
        engine.entered.acquire();
        return adding;
    }

    /// The worker, which may be restarting just now.
    Pid worker() {
        awaitUntil("it runs", () -> !running().isEmpty());
        return running().getFirst();
    }

    private static List<Pid> running() {
        return Supervisor.whichChildren(Database.NAME).stream()
                .flatMap(child -> child.pid().stream())
                .toList();
    }
}
