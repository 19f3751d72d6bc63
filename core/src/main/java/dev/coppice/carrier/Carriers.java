package dev.coppice.carrier;

import org.jspecify.annotations.Nullable;

/// Where the virtual threads of processes run: on the JVM's carriers, or on our own.
///
/// Our own take half the time for what processes do most beside computing (ADR 16). The JVM does
/// not offer this, so it is an option: `-Dcoppice.carriers=own` with `--add-opens
/// java.base/java.lang=dev.coppice.core` (or `=ALL-UNNAMED`, on the class path). Without the
/// latter, and on a JVM that has not what this needs, the JVM's are used, and nothing is said.
public final class Carriers {

    private static final @Nullable JvmAccess JVM =
            "own".equals(System.getProperty("coppice.carriers")) ? JvmAccess.find() : null;

    private static final @Nullable CarrierPool OWN =
            JVM == null ? null : CarrierPool.open(processors());

    private Carriers() {}

    /// How many carriers there are, as long as none is stuck.
    public static int processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.max(
                1, Integer.getInteger("jdk.virtualThreadScheduler.parallelism", processors));
    }

    /// Whether they are our own.
    public static boolean areOwn() {
        return OWN != null;
    }

    /// A builder of virtual threads that run on them.
    public static Thread.Builder.OfVirtual threads() {
        return JVM == null || OWN == null ? Thread.ofVirtual() : JVM.threadsOn(OWN);
    }

    /// Whether others wait for one of our own carriers that the calling thread is on, and would run
    /// first if it yields.
    public static boolean othersGoFirst() {
        return OWN != null && current() instanceof Carrier carrier && carrier.othersGoFirst();
    }

    /// The thread of the platform that carries the calling one: itself, if it is no virtual one.
    static Thread current() {
        return JVM == null ? Thread.currentThread() : JVM.currentCarrier();
    }
}
