package dev.coppice.examples.chapter9;

import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import java.nio.file.Path;

/// The tree of the to-do system:
///
/// ```text
/// system (rest for one)
/// ├── registry
/// └── lists (one for one)
///     ├── database (one for one): worker 1, worker 2, worker 3
///     └── cache (dynamic): a server for each list
/// ```
///
/// Everything below the registry has its name from there, so it is restarted with the registry. The
/// database and the cache know each other by name only, so neither is restarted with the other.
public final class TodoSystem {

    /// The name of the supervisor of the database and the cache.
    public static final Name LISTS = Name.of("lists");

    private TodoSystem() {}

    /// Starts the to-do system, whose lists are kept in a folder.
    public static Pid startLink(Path folder) {
        return Supervisor.startLink(
                restForOne(
                        TodoRegistry.childSpec(),
                        ChildSpec.supervisor(LISTS, () -> startLists(folder))));
    }

    private static Pid startLists(Path folder) {
        return Supervisor.startLink(
                LISTS, oneForOne(Database.childSpec(folder), Cache.childSpec()));
    }
}
