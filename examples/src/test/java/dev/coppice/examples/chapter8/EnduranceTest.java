package dev.coppice.examples.chapter8;

import static dev.coppice.process.Processes.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.coppice.process.Down;
import dev.coppice.process.EventSink;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Ref;
import dev.coppice.supervisor.Supervisor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The database of the linked system is killed again and again: a million times, or as often as
/// fits into `-Dcoppice.endurance.seconds` (5). Everything is restarted each time, and nothing may
/// pile up.
class EnduranceTest {

    private static final Duration TIME =
            Duration.ofSeconds(Integer.getInteger("coppice.endurance.seconds", 5));
    private static final int WARM_UP = 300;
    private static final int MANY = 1_000_000;

    /// So many kills a second there are at least, even on a slow machine.
    private static final int LEAST_KILLS = 100;

    /// So many threads that run servers a node may have at rest, or may have let go.
    private static final int RUNNERS = Runtime.getRuntime().availableProcessors();

    private static final long MEGABYTE = 1 << 20;
    private static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 1);

    private final PrintStream out = System.out;

    @BeforeEach
    void silence() {
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @AfterEach
    void speak() {
        System.setOut(out);
    }

    @Test
    @Timeout(600)
    void killingTheDatabaseForeverLeavesNothingBehind(@TempDir Path folder) throws IOException {
        try (Node node = Node.start(NodeOptions.named("endurance").events(EventSink.none()))) {
            var report = node.in(() -> endure(folder));
            out.println(report);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static String endure(Path folder) throws IOException {
        Pid system =
                Supervisor.startLink(
                        oneForOne(Cache.childSpec(folder))
                                .intensity(Integer.MAX_VALUE, Duration.ofSeconds(1)));
        Cache.serverProcess("Alice").addEntry(NEW_YEAR, "Persist me");
        for (int kills = 0; kills < WARM_UP; kills++) {
            killTheDatabase(system);
        }
        Census before = Census.take();
        long heapBefore = heapInUse();
        long start = System.nanoTime();
        int kills = 0;
        while (kills < MANY && System.nanoTime() - start < TIME.toNanos()) {
            killTheDatabase(system);
            kills++;
        }
        Census after = Census.take();
        long heapAfter = heapInUse();

        assertThat(kills).isGreaterThan(Math.min(MANY - 1, (int) TIME.toSeconds() * LEAST_KILLS));
        assertThat(after.withThreads(0)).isEqualTo(before.withThreads(0));
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + RUNNERS);
        assertThat(heapAfter - heapBefore).isLessThan(2 * MEGABYTE);
        Supervisor.stop(system);
        return "the database was killed %,d times in %d s; heap %,d kB before, %,d kB after; %s"
                .formatted(kills, TIME.toSeconds(), heapBefore >> 10, heapAfter >> 10, after);
    }

    /// One life: ask for the list, which starts its server, and kill the database with it.
    private static void killTheDatabase(Pid system) {
        assertThat(Cache.serverProcess("Alice").entries(NEW_YEAR)).hasSize(1);
        Ref end = monitor(whereis(Cache.NAME).orElseThrow());
        whereis(Database.NAME).orElseThrow().kill();
        receive(Down.class, down -> down.ref().equals(end));
        var restarted = Supervisor.whichChildren(system);
        assertThat(restarted).hasSize(1);
    }

    /// What there is in the node and in the JVM.
    private record Census(
            int processes,
            List<Name> names,
            int links,
            int monitors,
            int messages,
            int lingering,
            long threads) {

        Census withThreads(long other) {
            return new Census(processes, names, links, monitors, messages, lingering, other);
        }

        /// Counts until what is on its way out has gone, five seconds at most.
        static Census take() throws IOException {
            Census last = now();
            for (int calm = 0, looks = 0; calm < 3 && looks < 50; looks++) {
                sleep(Duration.ofMillis(100));
                Census next = now();
                calm = next.equals(last) ? calm + 1 : 0;
                last = next;
            }
            return last;
        }

        private static Census now() throws IOException {
            List<ProcessInfo> all =
                    node().processes().stream().flatMap(pid -> info(pid).stream()).toList();
            return new Census(
                    node().size(),
                    registered(),
                    all.stream().mapToInt(process -> process.links().size()).sum(),
                    all.stream()
                            .mapToInt(process ->
                                    process.monitors().size() + process.monitoredBy().size())
                            .sum(),
                    all.stream().mapToInt(ProcessInfo::mailboxLength).sum(),
                    node().lingering().size(),
                    virtualThreads());
        }

        /// The virtual threads; of platform threads the JVM has as many as it likes.
        private static long virtualThreads() throws IOException {
            Path dump = Files.createTempFile("threads", ".txt");
            Files.delete(dump);
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
                try (Stream<String> lines = Files.lines(dump)) {
                    return lines.filter(line -> line.matches("#\\d+ .*virtual.*")).count();
                }
            } finally {
                Files.deleteIfExists(dump);
            }
        }
    }

    private static long heapInUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            sleep(Duration.ofMillis(50));
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
