package dev.coppice.todo.memory;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.management.VMOption;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/// What there is to ask of the JVM about memory.
final class Jvm {

    private static final System.Logger LOG = System.getLogger(Jvm.class.getName());

    private static final Optional<MethodHandle> TRIM = trim();

    private Jvm() {}

    /// Whether it answers these questions: not every JVM does.
    static boolean tells() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        return threads != null
                && threads.isThreadAllocatedMemorySupported()
                && ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class) != null;
    }

    /// How many bytes of the heap have been asked for since it started.
    static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                .getTotalThreadAllocatedBytes();
    }

    /// Has it look for garbage every half a minute when it has not done so anyway, and keep less in
    /// reserve. What somebody has set on its command line is left as it is.
    static void beModest() {
        HotSpotDiagnosticMXBean options =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        set(options, "G1PeriodicGCInterval", "30000");
        set(options, "MinHeapFreeRatio", "10");
        set(options, "MaxHeapFreeRatio", "20");
    }

    private static void set(HotSpotDiagnosticMXBean options, String option, String value) {
        try {
            if (options.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
                options.setVMOption(option, value);
            }
        } catch (IllegalArgumentException e) {
            // a JVM that knows no such option, or not together with another that somebody has set
        }
    }

    /// Gives back what is free: of the heap, after a whole collection, and of what native code has
    /// asked for. Nobody gets an answer meanwhile: a few hundredths of a second after an ordinary
    /// day, a second for each gigabyte that is in use.
    ///
    /// On a thread of its own, for native code keeps the carrier of a virtual one.
    static void giveBack() throws InterruptedException {
        Thread.ofPlatform()
                .name("spare memory")
                .start(() -> {
                    System.gc();
                    giveBackNative();
                })
                .join();
    }

    /// The C library keeps for itself what native code has freed, until it is told not to. Where it
    /// is another than GNU's, there is nobody to tell. Answers whether there was.
    static boolean giveBackNative() {
        try {
            if (TRIM.isPresent()) {
                var _ = (int) TRIM.get().invokeExact(0L);
            }
        } catch (Throwable e) {
            LOG.log(DEBUG, "the C library keeps what it has", e);
        }
        return TRIM.isPresent();
    }

    @SuppressWarnings("restricted") // SQLite is native code too
    private static Optional<MethodHandle> trim() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("malloc_trim")
                .map(found ->
                        linker.downcallHandle(found, FunctionDescriptor.of(JAVA_INT, JAVA_LONG)));
    }
}
