package dev.coppice.process;

import dev.coppice.carrier.Carriers;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/// Whether virtual threads wait for a processor, and giving way to them. Our own carriers know; the
/// JVM tells if it has the module `jdk.management`, and a moment after it was asked first, for it
/// takes a while to load what knows.
final class Crowding {

    private static final long MOMENT_NANOS = 50_000;

    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static volatile @Nullable VirtualThreadSchedulerMXBean scheduler;

    private Crowding() {}

    /// Lets others run, if some wait or nobody knows. On the JVM's carriers the calling thread does
    /// not just yield, for the JVM would often find it again before them.
    @SuppressWarnings("ThreadPriorityCheck") // our own carriers run the others first
    static void giveWay(Object blocker) {
        if (Carriers.areOwn()) {
            if (Carriers.othersGoFirst()) {
                Thread.yield();
            }
        } else if (isLikely()) {
            LockSupport.parkNanos(blocker, MOMENT_NANOS);
        }
    }

    private static boolean isLikely() {
        VirtualThreadSchedulerMXBean known = scheduler;
        if (known != null) {
            return known.getQueuedVirtualThreadCount() > 0;
        }
        if (!ASKED.get() && ASKED.compareAndSet(false, true)) {
            beginToObserve();
        }
        return true;
    }

    private static void beginToObserve() {
        try {
            var _ = Thread.ofPlatform().daemon().name("coppice-crowding").start(Crowding::observe);
        } catch (OutOfMemoryError noThreadLeft) {
            ASKED.set(false);
        }
    }

    private static void observe() {
        try {
            scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        } catch (NoClassDefFoundError withoutTheModule) {
            // then nobody will ever know
        }
    }
}
