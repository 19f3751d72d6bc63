package dev.coppice.process;

/// Looking for a few microseconds whether something comes, before a thread goes to wait for it.
///
/// A thread switch costs about a microsecond; a partner that runs on another processor often
/// answers sooner. Whether looking pays is learnt from how it went before. While it does, every
/// wait begins with a look; when it did not, some waits pass without, twice as many after each
/// failure, until a longer look tries again: longer, because the partner may have to learn it, too.
/// With a single processor nobody ever looks.
final class Looking {

    private static final boolean ALONE =
            Integer.getInteger(
                            "jdk.virtualThreadScheduler.parallelism",
                            Runtime.getRuntime().availableProcessors())
                    == 1;

    private static final int LOOKS = 128; // some microseconds
    private static final int LOOKS_OF_A_TRIAL = 1_000;
    private static final int CREDIT = 16;
    private static final int COST_OF_FAILURE = 8;
    private static final int FIRST_PAUSE = 64; // waits
    private static final int LONGEST_PAUSE = 1 << 14;

    /// A wait that was shorter would perhaps have been spared by looking.
    private static final long SOON_NANOS = 10_000;

    private int credit; // looks that may fail; below zero: short waits until the next trial
    private int pause = FIRST_PAUSE;

    Looking() {
        credit = ALONE ? Integer.MIN_VALUE : -FIRST_PAUSE;
    }

    /// How often to look now; zero for not at all.
    int looks() {
        return credit > 0 ? LOOKS : credit == 0 ? LOOKS_OF_A_TRIAL : 0;
    }

    /// Remembers, and answers, whether what was looked for came.
    boolean learn(boolean came) {
        if (came) {
            credit = CREDIT;
            pause = FIRST_PAUSE;
        } else {
            credit -= COST_OF_FAILURE;
            if (credit <= 0) {
                credit = -pause;
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
        return came;
    }

    /// A wait without looking has ended.
    void waited(long start) {
        if (credit < 0 && !ALONE && System.nanoTime() - start < SOON_NANOS) {
            credit++;
        }
    }
}
