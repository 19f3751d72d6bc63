package dev.coppice.conformance.search;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts verdicts, and says now and then how far the search is.
final class Tally {

    private static final long SECOND = 1_000_000_000L;
    private static final long PAUSE = 5 * SECOND;

    private final int count;
    private final PrintStream out;
    private final LongSupplier nanos;
    private final long began;
    private long said;
    private int same;
    private int open;
    private int senseless;
    private int different;

    /// A tally of so many programs.
    ///
    /// @param nanos tells the time
    Tally(int count, PrintStream out, LongSupplier nanos) {
        this.count = count;
        this.out = out;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.said = began;
    }

    synchronized void add(Verdict verdict) {
        switch (verdict) {
            case Verdict.Same _ -> same++;
            case Verdict.Open _ -> open++;
            case Verdict.Senseless _ -> senseless++;
            case Verdict.Different _ -> different++;
        }
        if (nanos.getAsLong() - said >= PAUSE) {
            said = nanos.getAsLong();
            out.println(this + pace());
        }
    }

    /// Says that a program seems to differ: nothing else may be heard for a while.
    synchronized void seemsToDiffer(String program) {
        out.println(program + " seems to differ; it is made shorter, which may take minutes");
    }

    synchronized int different() {
        return different;
    }

    private String pace() {
        double seconds = (double) (said - began) / SECOND;
        double rate = played() / seconds;
        var left = Duration.ofSeconds(Math.round((count - played()) / rate));
        return "; %.1f a second, %d:%02d left"
                .formatted(rate, left.toMinutes(), left.toSecondsPart());
    }

    private int played() {
        return same + open + senseless + different;
    }

    @Override
    public synchronized String toString() {
        return played()
                + " of "
                + count
                + " programs: "
                + same
                + " the same, "
                + open
                + " with several outcomes, ours among those of the BEAM, "
                + senseless
                + " senseless, "
                + different
                + " different";
    }
}
