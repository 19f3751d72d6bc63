package dev.coppice.todo.list;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// Where an entry stands in its list. Between any two positions there is another one, so that an
/// entry can be moved without touching others.
///
/// As text, positions sort as they do here: eight hexadecimal digits, then a fraction in base 36.
///
/// @param whole counts on where entries are added at an end, so that these positions stay short
/// @param fraction digits after the point; none at the end is 0
public record Position(int whole, String fraction) implements Comparable<Position> {

    /// Where the first entry of a list stands.
    public static final Position FIRST = new Position(0, "");

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}([0-9a-z]*[1-9a-z])?");
    private static final int WHOLE_DIGITS = 8;
    private static final int BASE = 36;
    private static final String NO_END = "";

    /// What [#toString] wrote.
    ///
    /// @throws IllegalArgumentException when it did not write that
    public static Position parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a position: " + text);
        }
        int whole = Integer.parseUnsignedInt(text, 0, WHOLE_DIGITS, 16) ^ Integer.MIN_VALUE;
        return new Position(whole, text.substring(WHOLE_DIGITS));
    }

    /// A position behind this one.
    public Position next() {
        return new Position(Math.incrementExact(whole), "");
    }

    /// A position before this one.
    public Position previous() {
        return new Position(Math.decrementExact(whole), "");
    }

    /// A position between this one and a later one.
    public Position between(Position later) {
        if (compareTo(later) >= 0) {
            throw new IllegalArgumentException(this + " is not before " + later);
        }
        long room = (long) later.whole - whole;
        if (room >= 2) {
            return new Position((int) (whole + room / 2), "");
        }
        return new Position(whole, middle(fraction, room == 0 ? later.fraction : NO_END));
    }

    @Override
    public int compareTo(Position other) {
        int wholes = Integer.compare(whole, other.whole);
        return wholes != 0 ? wholes : fraction.compareTo(other.fraction);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(whole ^ Integer.MIN_VALUE) + fraction;
    }

    /// A fraction between two, and a short one.
    ///
    /// @param high the end, or [#NO_END] for one
    private static String middle(String low, String high) {
        int same = 0;
        while (same < high.length() && digit(low, same) == digit(high, same)) {
            same++;
        }
        if (same > 0) {
            String rest = low.substring(Math.min(same, low.length()));
            return high.substring(0, same) + middle(rest, high.substring(same));
        }
        int first = digit(low, 0);
        int end = high.equals(NO_END) ? BASE : digit(high, 0);
        if (end - first >= 2) {
            return letter((first + end) / 2);
        }
        if (high.length() > 1) {
            return high.substring(0, 1);
        }
        return letter(first) + middle(low.isEmpty() ? "" : low.substring(1), NO_END);
    }

    private static int digit(String fraction, int at) {
        return at < fraction.length() ? Character.digit(fraction.charAt(at), BASE) : 0;
    }

    private static String letter(int digit) {
        return String.valueOf(Character.forDigit(digit, BASE));
    }
}
