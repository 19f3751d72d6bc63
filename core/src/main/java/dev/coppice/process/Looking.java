package dev.coppice.process;

import dev.coppice.carrier.Carriers;

/// Looking for a few microseconds whether something comes, before a thread goes to wait for it.
///
/// A thread switch costs about a microsecond; a partner that runs on another processor often
/// answers sooner. Whether looking pays is learnt from how it went before. While it does, every
/// wait begins with a look; when it did not, some waits pass without, twice as many after each
/// failure, until a longer look tries again: longer, because the partner may have to learn it, too.
/// With a single processor nobody ever looks, nor on carriers of our own, which run the partner
/// next.
final class Looking {

    private static final boolean PAYS = !Carriers.areOwn() && Carriers.processors() > 1;

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
        credit = PAYS ? -FIRST_PAUSE : Integer.MIN_VALUE;
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

    /// Whether it ever pays.
    static boolean pays() {
        return PAYS;
    }

    /// What time it is when a wait begins, if that is of any use.
    static long now() {
        return PAYS ? System.nanoTime() : 0;
    }

    /// A wait without looking has ended.
    void waited(long start) {
        if (credit < 0 && PAYS && System.nanoTime() - start < SOON_NANOS) {
            credit++;
        }
    }
}
