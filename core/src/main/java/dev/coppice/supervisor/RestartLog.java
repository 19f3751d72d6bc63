package dev.coppice.supervisor;

import java.util.ArrayDeque;

/// The restarts that still count, and whether one more is one too many.
///
/// It keeps a number for each second in which there were restarts, so that adding one costs the
/// same however many there were. Whoever asks says what time it is, and time does not run
/// backwards.
final class RestartLog {

    private static final long NANOS = 1_000_000_000L;

    private final RestartIntensity limit;
    private final ArrayDeque<Second> seconds = new ArrayDeque<>();
    private long total;

    RestartLog(RestartIntensity limit) {
        this.limit = limit;
    }

    /// Counts a restart and returns whether the intensity allows it. The second exactly one period
    /// ago still counts (I-06).
    boolean allows(long nanoTime) {
        var now = Math.floorDiv(nanoTime, NANOS);
        var oldest = now - limit.period().toSeconds();
        for (var first = seconds.peekFirst();
                first != null && first.second < oldest;
                first = seconds.peekFirst()) {
            total -= first.restarts;
            seconds.removeFirst();
        }
        var last = seconds.peekLast();
        if (last == null || last.second != now) {
            last = new Second(now);
            seconds.addLast(last);
        }
        last.restarts++;
        total++;
        return total <= limit.intensity();
    }

    private static final class Second {
        private final long second;
        private long restarts;

        Second(long second) {
            this.second = second;
        }
    }
}
