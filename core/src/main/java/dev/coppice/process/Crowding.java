package dev.coppice.process;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/// Whether virtual threads wait for a processor, as far as the JVM tells. It does if it has the
/// module `jdk.management`, and a moment after it was asked first, for it takes a while to load
/// what knows.
final class Crowding {

    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static volatile @Nullable VirtualThreadSchedulerMXBean scheduler;

    private Crowding() {}

    /// Whether some wait, or nobody knows.
    static boolean isLikely() {
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
