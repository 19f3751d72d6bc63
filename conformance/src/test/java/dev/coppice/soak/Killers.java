package dev.coppice.soak;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Threads that end processes of a node at random, in every way in which one can be ended.
final class Killers {

    private static final int THREADS = 3;
    private static final int IN_A_ROW = 20;
    private static final Duration BREATH = Duration.ofMillis(1);

    private final Node node;
    private final List<Pid> spared;
    private final int many;
    private volatile boolean goOn = true;

    /// Killers of whoever lives on that node, except those spared. They pause while fewer than so
    /// many do.
    Killers(Node node, List<Pid> spared, int many) {
        this.node = node;
        this.spared = spared;
        this.many = many;
    }

    /// Kills for so long.
    void run(Duration time) throws InterruptedException {
        var threads =
                IntStream.range(0, THREADS)
                        .mapToObj(seed -> Thread.ofPlatform().start(() -> kill(seed)))
                        .toList();
        NANOSECONDS.sleep(time.toNanos());
        goOn = false;
        for (var thread : threads) {
            thread.join();
        }
    }

    private void kill(int seed) {
        var random = new SplittableRandom(seed);
        while (goOn) {
            var all = node.processes();
            if (all.size() < many) {
                LockSupport.parkNanos(BREATH.toNanos());
                continue;
            }
            random.ints(IN_A_ROW, 0, all.size())
                    .mapToObj(all::get)
                    .filter(victim -> !spared.contains(victim))
                    .forEach(victim -> end(victim, random.nextInt(5)));
        }
    }

    private static void end(Pid victim, int way) {
        switch (way) {
            case 0 -> GenServer.cast(victim, new Member.Crash());
            case 1 -> victim.exit("boom");
            case 2 -> victim.exit(ExitReason.SHUTDOWN);
            default -> victim.kill();
        }
    }
}
