package dev.coppice.shell;

import dev.coppice.process.Node;
import dev.coppice.process.ProcessInfo;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Waits until no process has anything to do: what a line set off has happened when the next line
/// is read, as somebody at a prompt expects who types slower than processes run.
final class Quiet {

    private static final int LOOKS = 4;
    private static final long BETWEEN_LOOKS_NANOS = 200_000;

    private static final int INNERMOST = 6; // frames: above them is whoever waits

    private final Node node;
    private final VirtualThreadSchedulerMXBean threads =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    Quiet(Node node) {
        this.node = node;
    }

    /// Waits for quiet, so long at most.
    ///
    /// @return whether it came
    boolean await(Duration limit) {
        long start = System.nanoTime();
        for (int quiet = 0; quiet < LOOKS || anyIsBusy(); ) {
            quiet = threadsAreQuiet() ? quiet + 1 : 0;
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return true;
    }

    /// The counts of threads leave out those that wait for a file, or for a lock.
    private boolean anyIsBusy() {
        return node.processes().stream()
                .flatMap(pid -> node.info(pid).stream())
                .anyMatch(Quiet::isBusy);
    }

    private static boolean isBusy(ProcessInfo process) {
        return switch (process.status()) {
            case WAITING -> false;
            case READY -> true;
            case RUNNING -> process.stack().stream().limit(INNERMOST).noneMatch(Quiet::waits);
        };
    }

    /// Whether a thread sleeps there, or waits to be woken: maybe for ever, and so it is at rest.
    private static boolean waits(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.VirtualThread")
                && (frame.getMethodName().startsWith("park")
                        || frame.getMethodName().startsWith("sleep"));
    }

    private boolean threadsAreQuiet() {
        return threads.getMountedVirtualThreadCount() == 0
                && threads.getQueuedVirtualThreadCount() == 0;
    }
}
