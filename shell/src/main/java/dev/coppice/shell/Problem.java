package dev.coppice.shell;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something the compiler has against what was typed.
///
/// @param message what it says
/// @param source what was typed
/// @param start where the trouble begins in it
/// @param end where it ends
/// @param near names that may have been meant
record Problem(String message, String source, int start, int end, List<String> near) {

    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+([A-Z]\\w*)");

    /// The message, the line it is about with a mark under it, and a guess.
    String told() {
        int from = Math.clamp(start, 0, source.length());
        int line = source.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        int stop = source.indexOf('\n', from);
        String text = source.substring(line, stop < 0 ? source.length() : stop);
        int marks = Math.clamp((long) end - from, 1, Math.max(1, line + text.length() - from));
        return "error: "
                + inShort(message)
                + "\n    "
                + text
                + "\n    "
                + " ".repeat(from - line)
                + "^".repeat(marks)
                + (near.isEmpty() ? "" : "\ndid you mean " + String.join(" or ", near) + "?");
    }

    /// Without the class that JShell wraps around what is typed.
    private static String inShort(String message) {
        return simply(
                message.lines()
                        .filter(part -> !part.strip().equals("location: class"))
                        .collect(Collectors.joining("\n")));
    }

    /// A text with types by their simple names, unless two share one.
    static String simply(String text) {
        Map<String, Long> sharing =
                QUALIFIED
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .collect(Collectors.groupingBy(Problem::simple, Collectors.counting()));
        return QUALIFIED
                .matcher(text)
                .replaceAll(type ->
                        sharing.getOrDefault(type.group(1), 1L) == 1
                                ? type.group(1)
                                : type.group());
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
