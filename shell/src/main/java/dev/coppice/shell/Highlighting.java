package dev.coppice.shell;

import dev.coppice.shell.Palette.Tone;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;

/// The colours of what is being typed: Java's keywords, text and comments.
///
/// @param palette which has the colours
record Highlighting(Palette palette) implements Highlighter {

    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<text>\"""(?:\\\\.|[^\\\\])*?(?:\"""|$)|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)
                    |(?<comment>//[^\\n]*|/\\*.*?(?:\\*/|$))
                    |(?<word>[A-Za-z_$][\\w$]*)\
                    """,
                    Pattern.COMMENTS | Pattern.DOTALL);

    /// Words that mean something only in places; where others would be, they are rare.
    private static final Pattern CONTEXTUAL =
            Pattern.compile("record|var|sealed|permits|yield|when");

    @Override
    public AttributedString highlight(LineReader reader, String typed) {
        return palette.colours()
                ? AttributedString.fromAnsi(painted(typed))
                : new AttributedString(typed);
    }

    /// The text with its colours.
    String painted(String typed) {
        return TOKEN.matcher(typed).replaceAll(token -> Matcher.quoteReplacement(painted(token)));
    }

    private String painted(MatchResult token) {
        if (token.group("text") != null) {
            return palette.paint(Tone.TEXT, token.group());
        }
        if (token.group("comment") != null) {
            return palette.paint(Tone.HINT, token.group());
        }
        return isKeyword(token.group()) ? palette.paint(Tone.STRONG, token.group()) : token.group();
    }

    private static boolean isKeyword(String word) {
        return SourceVersion.isKeyword(word) || CONTEXTUAL.matcher(word).matches();
    }
}
