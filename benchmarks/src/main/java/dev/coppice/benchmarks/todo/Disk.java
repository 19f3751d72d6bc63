package dev.coppice.benchmarks.todo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What a commit waits for.
///
/// No program can make a disk slower. But it can wait after each commit that wrote something, on
/// the thread that commits: this takes no processor, as the wait for a slow disk does not.
///
/// @param words what it is called in tables
/// @param more how much longer than this machine's it takes for a commit
record Disk(String words, Duration more) {

    /// The one that this machine has.
    static final Disk AS_IT_IS = new Disk("this disk", Duration.ZERO);

    /// One whose flush takes a millisecond more: an SSD made for homes, or a disk over a network.
    static final Disk SLOWER = new Disk("a disk slower by 1 ms", Duration.ofMillis(1));

    /// Waits as much longer as a commit takes.
    void await() {
        long start = System.nanoTime();
        long left = more.toNanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = more.toNanos() - (System.nanoTime() - start);
        }
    }
}
