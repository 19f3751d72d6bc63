package dev.coppice.process;

import dev.coppice.interleavings.Explored;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Processes enter the table of their node, are looked for and end: who is alive is listed from its
/// entry to its end, and nobody after it (X-28, P-05).
class TableLincheckTest {

    /// What Lincheck calls from several threads.
    public static class Table extends Pair {

        private boolean entered;

        @Operation(nonParallelGroup = "parent")
        public void enters() {
            if (!entered) {
                entered = true;
                NODE.admit(a);
            }
        }

        @Operation
        public void isKilled() {
            kill(a);
        }

        @Operation(nonParallelGroup = "a")
        public void ends() {
            a.finished(BOOM);
        }

        @Operation
        public boolean isListed() {
            return NODE.processes().contains(a);
        }

        @Operation
        public boolean isListedThoughItHasEnded() {
            return !a.isAlive() && NODE.processes().contains(a);
        }

        @Operation
        public boolean canBeSeen() {
            return NODE.info(a).isPresent();
        }

        @Validate
        public void theTableHoldsTheLiving() {
            settle();
            check(NODE.size() == (entered && a.isAlive() ? 1 : 0), NODE.size() + " in the table");
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void theTableIsLinearizable() {
        Explored.check(Table.class, "enters");
    }
}
