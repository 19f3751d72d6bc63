package dev.coppice.process;

import dev.coppice.interleavings.Explored;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One process watches another, and both may end: each monitor fires once or is removed, and none
/// is left (M-01, M-04, M-07, M-18).
class MonitorsLincheckTest {

    /// What Lincheck calls from several threads.
    public static class WatcherAndWatched extends Pair {

        private @Nullable MonitorRef last;
        private int made;
        private int removed;

        @Operation(nonParallelGroup = "a")
        public void watches() {
            try {
                last = Monitors.monitor(a, b, MonitorOptions.PLAIN);
                made++;
            } catch (ProcessExit e) {
                // it has ended
            }
        }

        @Operation(nonParallelGroup = "a")
        public void watchesNoLonger() {
            if (last != null && Monitors.demonitor(a, last)) {
                removed++;
            }
        }

        @Operation(nonParallelGroup = "b")
        public void theWatchedEnds() {
            b.finished(BOOM);
        }

        @Operation
        public void theWatchedIsKilled() {
            kill(b);
        }

        @Operation
        public void theWatcherIsKilled() {
            kill(a);
        }

        @Validate
        public void eachMonitorFiresOnceOrIsRemoved() {
            settle();
            int watching = Arena.size(a.watching);
            int watchers = Arena.size(b.watchers);
            check(watching == watchers, "half a monitor: " + watching + ", " + watchers);
            if (a.isAlive()) {
                int fired = Arena.messages(a, Down.class);
                check(
                        made == fired + removed + watching,
                        made + " made, but " + fired + " fired, " + removed + " removed");
                check(b.isAlive() || watching == 0, "one was to fire and did not");
            } else {
                check(watchers == 0, "a monitor of one that has ended");
            }
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aMonitorFiresOnceOrNever() {
        Explored.check(WatcherAndWatched.class, "watches");
    }
}
