package dev.coppice.todo.cache;

import static dev.coppice.supervisor.Supervisor.restForOne;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.ground.Orphans;
import java.time.Duration;

/// Everything that knows lists: the directory, and the servers of the lists in use, which depend on
/// it and are started afresh when it is.
public final class ListsTree {

    /// The name of the process.
    public static final Name NAME = Name.of("to-do lists");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ListsTree() {}

    /// A directory of what a database has, and no servers yet.
    public static ChildSpec childSpec(Database database, RestartIntensity intensity) {
        return ChildSpec.supervisor(ListsTree.class, () -> startLink(database, intensity));
    }

    private static Pid startLink(Database database, RestartIntensity intensity) {
        Orphans.awaitEnd(TodoCache.NAME, PATIENCE);
        Orphans.awaitEnd(Directory.NAME, PATIENCE);
        return Supervisor.startLink(
                NAME,
                restForOne(Directory.childSpec(database), TodoCache.childSpec())
                        .intensity(intensity.intensity(), intensity.period()));
    }
}
