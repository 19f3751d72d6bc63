package dev.coppice.examples.chapter8;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Down;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// Kills the cache, then the database, and looks what is left. The lists are kept in the folder
/// that it is given, or in a temporary one.
class Recovery {

    static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 1);

    static void main(String[] arguments) throws IOException {
        Path folder =
                arguments.length > 0
                        ? Path.of(arguments[0])
                        : Files.createTempDirectory("to-do-lists");
        Node.run("to-do", () -> recover(folder));
    }

    static void recover(Path folder) {
        Pid system = TodoSystem.startLink(folder);
        Pid cache = whereis(Cache.NAME).orElseThrow();

        IO.println("Killing the cache, " + cache + ".");
        kill(Cache.NAME, system);
        IO.println("The cache is now " + whereis(Cache.NAME).orElseThrow() + ".");

        TodoServer alice = Cache.serverProcess("Alice");
        IO.println(alice.addEntry(NEW_YEAR, "Persist me"));

        IO.println("Killing the database.");
        kill(Database.NAME, system);
        IO.println("Alice's former server is alive: " + alice.process().isAlive());
        IO.println(Cache.serverProcess("Alice").entries(NEW_YEAR));
        IO.println("The supervisor is the same: " + system.isAlive());
        Supervisor.stop(system);
    }

    /// Kills a process and waits until the system has recovered. The cache always ends with what is
    /// killed; when we hear of that the supervisor has heard it, too, and answers us after it has
    /// restarted the cache.
    static void kill(Name name, Pid system) {
        monitor(whereis(Cache.NAME).orElseThrow());
        name.pid().orElseThrow().kill();
        receive(Down.class);
        Supervisor.whichChildren(system);
    }
}
