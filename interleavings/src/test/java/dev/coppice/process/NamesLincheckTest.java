package dev.coppice.process;

import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Names, registered and freed by several threads at once, behave as if one did it all, one step
/// after another.
class NamesLincheckTest {

    static final Node NODE = Node.start(NodeOptions.named("names").events(EventSink.none()));

    /// What Lincheck calls from several threads.
    @Param(name = "name", gen = IntGen.class, conf = "1:2")
    @Param(name = "process", gen = IntGen.class, conf = "0:2")
    public static class Table {
        private final Names names = new Names();
        private final ThreadProcess[] processes = {process(1), process(2), process(3)};

        private static ThreadProcess process(long number) {
            return new ThreadProcess(NODE, number, () -> {});
        }

        @Operation
        public String register(@Param(name = "name") int name, @Param(name = "process") int who) {
            try {
                return names.register(name(name), processes[who])
                        .map(holder -> "held by " + holder)
                        .orElse("done");
            } catch (IllegalArgumentException e) {
                return "has a name";
            }
        }

        @Operation
        public boolean unregister(@Param(name = "name") int name) {
            try {
                names.unregister(name(name));
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Operation
        public String whereis(@Param(name = "name") int name) {
            return names.whereis(name(name)).map(Pid::toString).orElse("nobody");
        }

        private static Name name(int number) {
            return Name.of("name" + number);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void namesAreLinearizable() {
        boolean full = System.getProperty("races.mode", "short").equals("long");
        new StressOptions()
                .iterations(full ? 200 : 4)
                .invocationsPerIteration(full ? 5_000 : 60)
                .threads(2)
                .actorsPerThread(3)
                .check(Table.class);
    }
}
