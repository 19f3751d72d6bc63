package dev.coppice.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks text into lines of some width. Colours take no room.
final class Wrapping {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Wrapping() {}

    /// How many columns a text takes.
    static int width(String text) {
        return COLOUR.matcher(text).replaceAll("").length();
    }

    /// The words of a text in lines; a word that is wider stands in a line alone.
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : SPACE.splitAsStream(text.strip()).toList()) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
