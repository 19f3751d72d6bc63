package dev.coppice.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.concurrent.locks.LockSupport;

/// What a JVM has in use.
///
/// @param heap what its objects take, in bytes, once garbage is collected
/// @param virtualThreads how many virtual threads there are; of the others it has as many as it
///   likes
record Usage(long heap, long virtualThreads) {

    private static final int COLLECTIONS = 3;
    private static final long A_MOMENT = 50_000_000;

    static Usage now() throws IOException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            LockSupport.parkNanos(A_MOMENT);
        }
        return new Usage(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                countVirtualThreads());
    }

    private static long countVirtualThreads() throws IOException {
        var dump = Files.createTempFile("threads", ".txt");
        Files.delete(dump);
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            try (var lines = Files.lines(dump)) {
                return lines.filter(line -> line.matches("#\\d+ .*virtual.*")).count();
            }
        } finally {
            Files.deleteIfExists(dump);
        }
    }
}
