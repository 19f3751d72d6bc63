package dev.coppice.benchmarks.todo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How much is done.
///
/// @param folder where servers keep their lists: what is durable there is on the disk of it
/// @param quick only as much as shows that it runs and is right
record Plan(Path folder, boolean quick) {

    /// How long clients ask in a round.
    Duration round() {
        return quick ? Duration.ofMillis(200) : Duration.ofSeconds(3);
    }

    /// How long clients ask before anything counts. On two processors the JVM's compiler took a
    /// quarter of them for longer than five seconds.
    Duration warmUp() {
        return quick ? Duration.ZERO : Duration.ofSeconds(20);
    }

    int rounds() {
        return quick ? 1 : 3;
    }

    /// What the JVMs of servers are told: nothing, or in a quick run not to compile much, so that
    /// they start sooner.
    List<String> flags() {
        return quick ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }

    /// So many, or in a quick run so many.
    int many(int much, int little) {
        return quick ? little : much;
    }

    /// A folder of this name for a server.
    Path folder(String name) {
        return folder.resolve(name);
    }
}
