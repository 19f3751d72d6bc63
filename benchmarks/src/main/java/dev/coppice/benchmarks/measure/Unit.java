package dev.coppice.benchmarks.measure;

import java.util.Locale;

/// What a row's figures count.
public enum Unit {
    /// Time for one operation.
    NANOSECONDS("ns", "µs", "ms", "s"),
    /// Used heap for one object.
    BYTES("B", "kB", "MB", "GB");

    private static final double MOST = 9_999.5;

    private final String one;
    private final String thousand;
    private final String million;
    private final String billion;

    Unit(String one, String thousand, String million, String billion) {
        this.one = one;
        this.thousand = thousand;
        this.million = million;
        this.billion = billion;
    }

    /// How programs read it.
    public String word() {
        return one;
    }

    /// A figure with three significant digits or four, in the least unit that has room for it.
    public String show(double figure) {
        double size = Math.abs(figure);
        if (size < MOST) {
            return show(figure, one);
        }
        if (size < MOST * 1_000) {
            return show(figure / 1_000, thousand);
        }
        return size < MOST * 1_000_000
                ? show(figure / 1_000_000, million)
                : show(figure / 1_000_000_000, billion);
    }

    private static String show(double scaled, String unit) {
        double size = Math.abs(scaled);
        int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f ", scaled) + unit;
    }
}
