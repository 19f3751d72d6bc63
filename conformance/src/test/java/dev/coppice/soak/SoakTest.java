package dev.coppice.soak;

import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Random processes of a large tree are killed, for so many seconds as `-Dcoppice.soak.seconds`
/// says (6). Afterwards everybody agrees with everybody, and nothing has piled up.
class SoakTest {

    private static final Duration TIME =
            Duration.ofSeconds(Integer.getInteger("coppice.soak.seconds", 6));

    /// So many of the tree are alive while processes are killed.
    private static final double MOST = 0.9;

    /// So many ends a second there are at least, even on a slow machine.
    private static final int LEAST_ENDS = 500;

    /// So many threads that run servers a node may have at rest, or may have let go.
    private static final int RUNNERS = Runtime.getRuntime().availableProcessors();

    private static final long MEGABYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aTreeIsAsItWasHoweverManyOfItsProcessesWereKilled() {
        var ends = new Ends();
        try (var node = Node.start(NodeOptions.named("soak").events(ends))) {
            System.out.println(node.in(() -> soak(ends.count)));
        }
    }

    private static String soak(LongAdder ends) throws IOException, InterruptedException {
        var root = Forest.plant();
        assertThat(comeToRest(root)).isEmpty();
        var before = Census.take(node(), root).counts();
        var _ = kill(root, before.processes(), TIME.dividedBy(4), ends);
        var usedBefore = Usage.now();
        var killed = kill(root, before.processes(), TIME, ends);
        var usedAfter = Usage.now();

        assertThat(Census.take(node(), root).counts()).isEqualTo(before);
        assertThat(node().size()).isEqualTo(before.processes());
        assertThat(node().lingering()).isEmpty();
        assertThat(numbersOfAllMembers())
                .isEqualTo(
                        IntStream.range(0, Forest.MEMBERS)
                                .filter(Member::isServer)
                                .boxed()
                                .toList());
        assertThat(killed).isGreaterThan(LEAST_ENDS * TIME.toSeconds());
        assertThat(usedAfter.heap() - usedBefore.heap()).isLessThan(2 * MEGABYTE);
        assertThat(usedAfter.virtualThreads())
                .isLessThanOrEqualTo(usedBefore.virtualThreads() + RUNNERS);
        Supervisor.stop(root);
        assertThat(node().processes()).containsExactly(self());
        assertThat(node().registered()).isEmpty();
        return "%,d processes of a tree of %,d ended in %d s; heap %,d kB before, %,d kB after; virtual threads %,d before, %,d after"
                .formatted(
                        killed,
                        before.processes(),
                        TIME.toSeconds(),
                        usedBefore.heap() >> 10,
                        usedAfter.heap() >> 10,
                        usedBefore.virtualThreads(),
                        usedAfter.virtualThreads());
    }

    /// Kills for a while, waits until all have come to rest, and returns how many ended.
    private static long kill(Pid root, int processes, Duration time, LongAdder ends)
            throws InterruptedException {
        long before = ends.sum();
        new Killers(node(), List.of(root, self()), (int) (MOST * processes)).run(time);
        assertThat(comeToRest(root)).isEmpty();
        return ends.sum() - before;
    }

    /// Waits until everybody agrees and no message is on its way; returns what does not.
    private static List<String> comeToRest(Pid root) {
        long start = System.nanoTime();
        while (true) {
            var census = Census.take(node(), root);
            var problems = Agreement.problems(census, root, self());
            if (problems.isEmpty() && census.counts().messages() == 0
                    || System.nanoTime() - start > PATIENCE.toNanos()) {
                return problems;
            }
            sleep(A_MOMENT);
        }
    }

    private static List<Integer> numbersOfAllMembers() {
        return IntStream.range(0, Forest.MEMBERS)
                .filter(Member::isServer)
                .mapToObj(number -> GenServer.call(Member.name(number), new Member.WhichNumber()))
                .toList();
    }

    /// Counts the processes that end.
    private static final class Ends implements EventSink {
        private final LongAdder count = new LongAdder();

        @Override
        public void on(Event event) {
            if (event instanceof Event.Ended) {
                count.increment();
            }
        }

        @Override
        public boolean followsLives() {
            return true;
        }
    }
}
