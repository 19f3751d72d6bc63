package dev.coppice.conformance.search;

import java.io.PrintStream;

/// Counts verdicts, and says now and then how far the search is.
final class Tally {

    private static final long EVERY_NANOS = 5_000_000_000L;

    private final int count;
    private final PrintStream out;
    private int same;
    private int open;
    private int reordered;
    private int skipped;
    private int senseless;
    private int different;
    private long said = System.nanoTime();

    Tally(int count, PrintStream out) {
        this.count = count;
        this.out = out;
    }

    synchronized void add(Verdict verdict) {
        switch (verdict) {
            case Verdict.Same _ -> same++;
            case Verdict.Open _ -> open++;
            case Verdict.Reordered _ -> reordered++;
            case Verdict.Skipped _ -> skipped++;
            case Verdict.Senseless _ -> senseless++;
            case Verdict.Different _ -> different++;
        }
        if (System.nanoTime() - said > EVERY_NANOS) {
            said = System.nanoTime();
            out.println(this);
        }
    }

    synchronized int different() {
        return different;
    }

    @Override
    public synchronized String toString() {
        return (same + open + reordered + skipped + senseless + different)
                + " of "
                + count
                + " programs: "
                + same
                + " the same, "
                + open
                + " with several outcomes on the BEAM and one of these here, "
                + reordered
                + " the same in another order, "
                + skipped
                + " skipped, "
                + senseless
                + " without an end, "
                + different
                + " different";
    }
}
