package dev.coppice.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What somebody may have meant who typed a name that the compiler does not know: one that is
/// mistyped, or that Elixir writes in another way.
///
/// @param completions what a text may go on as
record Guesses(Function<String, List<String>> completions) {

    private static final Pattern UNKNOWN =
            Pattern.compile("cannot find symbol\\s+symbol:\\s+\\w+ (\\w+).*", Pattern.DOTALL);

    /// How somebody leaves other shells, or asks for help there.
    private static final Pattern OF_OTHER_SHELLS =
            Pattern.compile("(?:/.*|(?:exit|quit|help|bye)(?:\\(\\))?);?", Pattern.DOTALL);

    private static final int MOST = 3;

    private record Guess(String name, int distance) {}

    /// Whether a refused text is a command of other shells.
    static boolean isOfOtherShells(String text) {
        return OF_OTHER_SHELLS.matcher(text.strip()).matches();
    }

    /// Names that may have been meant, the likeliest first.
    ///
    /// @param message what the compiler says
    /// @param source what was typed
    /// @param position where in it the compiler stumbled
    List<String> of(String message, String source, int position) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (!unknown.matches()) {
            return List.of();
        }
        String name = unknown.group(1);
        int at = source.indexOf(name, Math.max(0, position));
        return at < 0 ? List.of() : near(name, source.substring(0, at));
    }

    private List<String> near(String name, String before) {
        String first = name.substring(0, 1);
        Stream<String> known =
                Stream.of(first.toLowerCase(Locale.ROOT), first.toUpperCase(Locale.ROOT))
                        .flatMap(letter -> completions.apply(before + letter).stream())
                        .filter(completion -> !completion.equals(name)) // a type, and no value
                        .map(completion -> completion.replaceAll("\\W+$", ""));
        return near(name, known).stream()
                .map(guess -> guess.equals(name) ? guess + "()" : guess)
                .toList();
    }

    /// Those of some names that another may be meant for, the likeliest first.
    static List<String> near(String name, Stream<String> known) {
        String wanted = Documented.plain(name);
        return known.distinct()
                .map(one -> new Guess(one, distance(Documented.plain(one), wanted)))
                .filter(guess -> guess.distance() <= wanted.length() / 4)
                .sorted(Comparator.comparingInt(Guess::distance))
                .limit(MOST)
                .map(Guess::name)
                .toList();
    }

    /// How many letters must be changed, added, taken away or swapped with the next.
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int step(int[][] cost, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least =
                Math.min(
                        cost[i - 1][j - 1] + (same ? 0 : 1),
                        1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
    }
}
