package dev.coppice.shell;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Waits until no process has anything to do: what a line set off has happened when the next line
/// is read, as somebody at a prompt expects who types slower than processes run.
final class Quiet {

    private static final int LOOKS = 4;
    private static final long BETWEEN_LOOKS_NANOS = 200_000;

    private final VirtualThreadSchedulerMXBean threads =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    /// Waits for quiet, so long at most.
    ///
    /// @return whether it came
    boolean await(Duration limit) {
        long start = System.nanoTime();
        for (int quiet = 0; quiet < LOOKS; ) {
            quiet = isQuiet() ? quiet + 1 : 0;
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return true;
    }

    private boolean isQuiet() {
        return threads.getMountedVirtualThreadCount() == 0
                && threads.getQueuedVirtualThreadCount() == 0;
    }
}
