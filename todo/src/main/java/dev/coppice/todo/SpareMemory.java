package dev.coppice.todo;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;

/// Memory that a server has needed and does not need any more.
///
/// The JVM keeps it until it next looks for garbage, which it does when there is much that is new:
/// after a busy hour a server that nobody uses would hold on to all of it. So it is told to look
/// every half a minute when it has not done so anyway, and to keep less in reserve.
final class SpareMemory {

    private SpareMemory() {}

    /// Has it given back to the machine from now on. What somebody has set on the command line of
    /// the JVM is left as it is.
    static void giveBack() {
        HotSpotDiagnosticMXBean jvm =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        set(jvm, "G1PeriodicGCInterval", "30000");
        set(jvm, "MinHeapFreeRatio", "10");
        set(jvm, "MaxHeapFreeRatio", "20");
    }

    private static void set(HotSpotDiagnosticMXBean jvm, String option, String value) {
        try {
            if (jvm.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
                jvm.setVMOption(option, value);
            }
        } catch (IllegalArgumentException e) {
            // a JVM that knows no such option, or not together with another that somebody has set
        }
    }
}
