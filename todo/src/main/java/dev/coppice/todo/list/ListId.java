package dev.coppice.todo.list;

import dev.coppice.todo.ground.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a list is known by for ever, whatever its name: sixteen digits and small letters.
public record ListId(String text) implements Comparable<ListId> {

    private static final Pattern FORM = Pattern.compile("[0-9a-z]{16}");

    /// Without i, l, o and u, which are misread.
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 16;
    private static final int BITS = 5;

    public ListId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the id of a list: " + text);
        }
    }

    /// The id that a text stands for, if it could be one.
    public static Optional<ListId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ListId(text)) : Optional.empty();
    }

    /// The id that follows from `seed`: always the same one. Different seeds have different ids.
    public static ListId from(String seed) {
        byte[] digest = Digest.of(seed);
        StringBuilder text = new StringBuilder(LENGTH);
        int bits = 0;
        int buffer = 0;
        for (int at = 0; text.length() < LENGTH; at++) {
            buffer = buffer << Byte.SIZE | digest[at] & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS && text.length() < LENGTH) {
                bits -= BITS;
                text.append(DIGITS.charAt(buffer >> bits & (1 << BITS) - 1));
            }
            buffer &= (1 << bits) - 1;
        }
        return new ListId(text.toString());
    }

    @Override
    public int compareTo(ListId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
