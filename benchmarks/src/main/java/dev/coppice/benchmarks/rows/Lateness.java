package dev.coppice.benchmarks.rows;

import dev.coppice.benchmarks.measure.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// How late probes arrive: messages that say when they were sent.
///
/// @param each the lateness of each in nanoseconds, once it has arrived
record Lateness(List<CompletableFuture<Long>> each) {

    private static final long STARVED_NANOS = 5_000_000_000L;
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final long PAUSE_NANOS = 1_000_000;

    /// Of so many probes.
    static Lateness of(int probes) {
        return new Lateness(
                Stream.generate(() -> new CompletableFuture<Long>()).limit(probes).toList());
    }

    /// A probe has arrived, by whoever receives them.
    void arrived(int number, long sent) {
        each.get(number).complete(System.nanoTime() - sent);
    }

    /// Sends a probe now and then from a thread of the platform, which the busy ones cannot hold
    /// up, and collects how late each arrived, for five seconds at most. One that has not arrived
    /// after five seconds counts as five seconds, and is the last.
    Measurement probed(LongConsumer send) throws InterruptedException {
        FutureTask<long[]> all =
                new FutureTask<>(() -> {
                    long[] nanos = new long[each.size()];
                    int count = 0;
                    long begin = System.nanoTime();
                    for (boolean over = false; count < nanos.length && !over; count++) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                        send.accept(System.nanoTime());
                        nanos[count] = nanos(each.get(count));
                        over =
                                nanos[count] == STARVED_NANOS
                                        || System.nanoTime() - begin > LONGEST_NANOS;
                    }
                    return Arrays.copyOf(nanos, count);
                });
        Thread thread = Thread.ofPlatform().daemon().start(all);
        thread.join();
        return Measurement.ofEach(all.resultNow());
    }

    private static long nanos(CompletableFuture<Long> late) throws Exception {
        try {
            return late.get(STARVED_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return STARVED_NANOS;
        }
    }
}
