package dev.coppice.examples.chapter9;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Destination;
import dev.coppice.process.Down;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kills one part of the system after another, and says which parts are new and which the same. The
/// lists are kept in the folder that it is given, or in a temporary one.
class Isolation {

    static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 1);

    static void main(String[] arguments) throws IOException {
        Path folder =
                arguments.length > 0
                        ? Path.of(arguments[0])
                        : Files.createTempDirectory("to-do-lists");
        Node.run("to-do", () -> isolate(folder));
    }

    static void isolate(Path folder) {
        Pid system = TodoSystem.startLink(folder);
        Cache.serverProcess("Alice").addEntry(NEW_YEAR, "Persist me");
        Cache.serverProcess("Bob").addEntry(NEW_YEAR, "Me too");

        kill("second worker", TodoRegistry.worker(2), Database.NAME);
        kill("server of Alice", TodoRegistry.list("Alice"), Cache.NAME);
        kill("database", Database.NAME, TodoSystem.LISTS);
        kill("cache", Cache.NAME, TodoSystem.LISTS);
        Supervisor.stop(system);
    }

    /// Kills a process, waits until its supervisor has restarted it, and tells what is new. When we
    /// hear of its end the supervisor has heard of it, too, and answers us after that.
    static void kill(String what, Destination victim, Destination supervisor) {
        IO.println("Killing the " + what + ".");
        Map<String, Pid> before = parts();
        monitor(victim);
        victim.pid().orElseThrow().kill();
        receive(Down.class);
        Supervisor.whichChildren(supervisor);
        Cache.serverProcess("Alice").entries(NEW_YEAR).forEach(IO::println);
        Map<String, Pid> after = parts();
        before.forEach((part, pid) -> IO.println(fate(pid, after.get(part)) + part));
    }

    static String fate(Pid before, @Nullable Pid after) {
        return after == null ? "  gone  " : before.equals(after) ? "  same  " : "  new   ";
    }

    static Map<String, Pid> parts() {
        Map<String, Destination> parts = new LinkedHashMap<>();
        parts.put("registry", TodoRegistry.REGISTRY.name());
        parts.put("database", Database.NAME);
        parts.put("worker 1", TodoRegistry.worker(1));
        parts.put("worker 2", TodoRegistry.worker(2));
        parts.put("worker 3", TodoRegistry.worker(3));
        parts.put("cache", Cache.NAME);
        parts.put("Alice's server", TodoRegistry.list("Alice"));
        parts.put("Bob's server", TodoRegistry.list("Bob"));
        Map<String, Pid> pids = new LinkedHashMap<>();
        parts.forEach((part, address) -> address.pid().ifPresent(pid -> pids.put(part, pid)));
        return pids;
    }
}
