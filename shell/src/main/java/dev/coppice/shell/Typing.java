package dev.coppice.shell;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Cuts what is being typed for the line editor: whether Enter ends it, and which word Tab
/// completes.
///
/// @param isWhole whether a text needs nothing more
record Typing(Predicate<String> isWhole) implements Parser {

    @Override
    public ParsedLine parse(String text, int cursor, ParseContext why) {
        if (why == ParseContext.ACCEPT_LINE && !isWhole.test(text)) {
            throw new EOFError(-1, -1, "more is to come");
        }
        int start = wordStart(text, cursor);
        return new Word(text, cursor, text.substring(start, cursor));
    }

    /// Where the word begins that ends at the cursor: a name, or text after a quote.
    static int wordStart(String text, int cursor) {
        int start = cursor;
        while (start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isPart(char letter) {
        return Character.isJavaIdentifierPart(letter);
    }

    /// The word before the cursor.
    private record Word(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }
}
