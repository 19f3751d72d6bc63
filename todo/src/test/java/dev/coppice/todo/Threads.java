package dev.coppice.todo;

import static java.util.stream.Collectors.toMap;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The threads of this JVM, virtual ones too, but for those that the JVM keeps for itself.
///
/// @param byNumber what each is doing, in the words of a thread dump
record Threads(Map<String, String> byNumber) {

    /// A line such as `#23 "hi there" virtual WAITING 2026-…` and what stands below it.
    private static final Pattern THREAD = Pattern.compile("(?ms)^#(\\d+) .*?(?=^#\\d+ |\\z)");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern OF_THE_JVM =
            Pattern.compile(
                    "\"(?:ForkJoinPool|VirtualThread-|Common-Cleaner|process reaper|[^\"]*Poller"
                            + "|Attach Listener)");

    /// Those that there are now.
    static Threads now() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return new Threads(
                    THREAD.matcher(Files.readString(dump))
                            .results()
                            .filter(thread -> !OF_THE_JVM.matcher(thread.group()).find())
                            .collect(toMap(thread -> thread.group(1), MatchResult::group)));
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }

    /// What has been started since and does not end, even when given time.
    Collection<String> leftOver() throws IOException {
        long start = System.nanoTime();
        Collection<String> left = since();
        while (!left.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(10_000_000);
            left = since();
        }
        return left;
    }

    private Collection<String> since() throws IOException {
        Map<String, String> later = new TreeMap<>(now().byNumber);
        later.keySet().removeAll(byNumber.keySet());
        return later.values();
    }
}
