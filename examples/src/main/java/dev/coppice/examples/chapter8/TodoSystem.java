package dev.coppice.examples.chapter8;

import static dev.coppice.supervisor.Supervisor.oneForOne;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import java.nio.file.Path;

/// The supervisor of the to-do system. Its only child is the cache, which starts everything else.
public final class TodoSystem {

    private TodoSystem() {}

    /// Starts the to-do system, whose lists are kept in a folder.
    public static Pid startLink(Path folder) {
        return Supervisor.startLink(oneForOne(Cache.childSpec(folder)));
    }
}
