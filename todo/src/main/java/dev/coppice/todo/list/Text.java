package dev.coppice.todo.list;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What texts may be, and how they are compared when people search.
public final class Text {

    /// How many characters a list's name may have.
    public static final int LONGEST_NAME = 100;

    public static final int LONGEST_TITLE = 1_000;
    public static final int LONGEST_NOTES = 10_000;
    public static final int LONGEST_LABEL = 50;
    public static final int MOST_LABELS = 20;

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Text() {}

    /// The name of a list, in normal form: what looks the same is the same.
    ///
    /// @throws Invalid when it is none
    public static String name(String field, String text) {
        return line(field, Normalizer.normalize(text, Normalizer.Form.NFC), LONGEST_NAME);
    }

    /// A text that is one line.
    ///
    /// @param longest how many characters it may have
    /// @throws Invalid when it is blank, too long, or no line
    public static String line(String field, String text, int longest) {
        if (text.isBlank()) {
            throw Invalid.because(field, "is empty");
        }
        return checked(field, text, longest, Refused.BREAKS);
    }

    /// A text of any number of lines, none included.
    ///
    /// @throws Invalid when it is too long, or has control characters that do not belong to text
    public static String lines(String field, String text, int longest) {
        return checked(field, text, longest, Refused.CONTROLS);
    }

    /// The text without case and accents, to be searched.
    public static String folded(String text) {
        if (text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = MARKS.matcher(apart).replaceAll("");
        return bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // ß is ss
    }

    private static String checked(String field, String text, int longest, Refused refused) {
        int length = 0;
        for (int at = 0, point; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if (Character.getType(point) == Character.SURROGATE) {
                // Half a character: no encoding has it, so it could not be kept.
                throw Invalid.because(field, "has half a character (U+%04X)".formatted(point));
            }
            if (refused.is(point)) {
                throw Invalid.because(field, refused.what.formatted(point));
            }
            length++;
        }
        if (length > longest) {
            throw Invalid.beyond(field, "is longer than %d characters".formatted(longest), longest);
        }
        return text;
    }

    /// Characters that a text may not have.
    private enum Refused {
        BREAKS("has a line break or another control character (U+%04X)"),
        CONTROLS("has a control character (U+%04X)");

        private final String what;

        Refused(String what) {
            this.what = what;
        }

        private boolean is(int point) {
            return switch (Character.getType(point)) {
                case Character.CONTROL ->
                        this == BREAKS || point != '\n' && point != '\r' && point != '\t';
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> this == BREAKS;
                default -> false;
            };
        }
    }
}
