package dev.coppice.registry;

import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The entries of a unique registry, changed by several processes at once, behave as if one changed
/// them, one step after another.
class EntriesLincheckTest {

    private static final Node NODE =
            Node.start(NodeOptions.named("entries").events(EventSink.none()));
    private static final List<Pid> PROCESSES =
            Stream.generate(() -> NODE.spawn(Processes::receive)).limit(3).toList();

    /// What Lincheck calls from several threads.
    @Param(name = "key", gen = IntGen.class, conf = "1:2")
    @Param(name = "process", gen = IntGen.class, conf = "0:2")
    public static class Entries {
        private final UniqueEntries entries = new UniqueEntries();

        @Operation
        public int add(@Param(name = "key") int key, @Param(name = "process") int who) {
            return entries.add(new Entry(key, PROCESSES.get(who), who))
                    .map(PROCESSES::indexOf)
                    .orElse(-1);
        }

        @Operation
        public int remove(@Param(name = "key") int key, @Param(name = "process") int who) {
            return entries.remove(key, PROCESSES.get(who), _ -> true);
        }

        @Operation
        public List<Integer> at(@Param(name = "key") int key) {
            return entries.at(key).stream().map(entry -> PROCESSES.indexOf(entry.pid())).toList();
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void entriesAreLinearizable() {
        boolean full = System.getProperty("races.mode", "short").equals("long");
        new StressOptions()
                .iterations(full ? 200 : 4)
                .invocationsPerIteration(full ? 5_000 : 60)
                .threads(2)
                .actorsPerThread(3)
                .check(Entries.class);
    }
}
