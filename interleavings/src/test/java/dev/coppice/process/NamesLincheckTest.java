package dev.coppice.process;

import dev.coppice.interleavings.Explored;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Names, registered and freed by several threads at once and by the end of their holders, behave
/// as if one did it all, one step after another (N-01, N-02, N-04, N-05).
class NamesLincheckTest {

    /// What Lincheck calls from several threads.
    public static class Table extends Pair {

        @Operation
        public String aTakesOne() {
            return register(name(1), a);
        }

        @Operation
        public String aTakesTwo() {
            return register(name(2), a);
        }

        @Operation
        public String bTakesOne() {
            return register(name(1), b);
        }

        @Operation
        public boolean oneIsFreed() {
            try {
                NODE.names.unregister(name(1));
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Operation
        public String whoIsOne() {
            return NODE.names.whereis(name(1)).map(Pid::toString).orElse("nobody");
        }

        /// Not twice at once: one would return while the other still carries out the end. No exit
        /// signal promises more, but one step after another it looks as if it did.
        @Operation(nonParallelGroup = "kill")
        public void aIsKilled() {
            kill(a);
        }

        private static String register(Name name, LocalProcess process) {
            try {
                return NODE.names
                        .register(name, process)
                        .map(holder -> "held by " + holder)
                        .orElse("done");
            } catch (IllegalArgumentException e) {
                return "has a name, or has ended";
            }
        }

        private static Name name(int number) {
            return Name.of("name" + number);
        }

        @Validate
        public void noNameIsHeldByOneThatHasEnded() {
            settle();
            for (Name held : NODE.names.all()) {
                check(NODE.whereis(held).orElseThrow().isAlive(), held + " is not free");
            }
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void namesAreLinearizable() {
        Explored.check(Table.class, "aTakesOne");
    }
}
