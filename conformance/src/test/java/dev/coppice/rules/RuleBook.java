package dev.coppice.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the two documents say: which rules there are, and which differ.
///
/// @param promised the rules of docs/semantics.md, in their order, once for each time they stand
///   there
/// @param core those of them marked `[core]`
/// @param different the rules cited in docs/differences.md
/// @param announced the rules that the headings of docs/semantics.md say there are
record RuleBook(
        List<String> promised, Set<String> core, Set<String> different, Set<String> announced) {

    /// The section of what a JVM has no counterpart for: it is in the differences only.
    static final String NOT_FOR_A_JVM = "Z";

    /// The last number of each section of what was observed on the BEAM before any of this was
    /// written. Nothing of it may get lost.
    private static final String OBSERVED =
            "E-16 X-28 L-15 M-25 P-07 N-15 B-16 G-57 C-12 S-27 T-12 Y-19 I-13 A-12 U-08 D-17 R-19"
                    + " K-24 Q-06 V-07 W-13 O-13 TD-15 H-22 Z-08";

    private static final String NUMBER = "[A-Z]{1,2}-\\d{2}";
    private static final Pattern PROMISE =
            Pattern.compile("(?m)^- \\*\\*(" + NUMBER + ")\\*\\*( \\[core])? \\S");
    private static final Pattern RANGE =
            Pattern.compile("(?m)^## .*\\(([A-Z]{1,2})-(\\d{2}) to \\1-(\\d{2})\\)$");
    private static final Pattern CITED = Pattern.compile("\\b" + NUMBER + "\\b");
    private static final Pattern LAST = Pattern.compile("([A-Z]{1,2})-(\\d{2})");

    static RuleBook read() throws IOException {
        Path docs = docs();
        return of(
                Files.readString(docs.resolve("semantics.md")),
                Files.readString(docs.resolve("differences.md")));
    }

    static RuleBook of(String semantics, String differences) {
        return new RuleBook(
                found(PROMISE, semantics).map(line -> line.group(1)).toList(),
                sorted(
                        found(PROMISE, semantics)
                                .filter(line -> line.group(2) != null)
                                .map(line -> line.group(1))),
                sorted(found(CITED, differences).map(MatchResult::group)),
                sorted(found(RANGE, semantics).flatMap(RuleBook::numbers)));
    }

    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("docs"))
                .filter(docs -> Files.exists(docs.resolve("semantics.md")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no docs/semantics.md above " + here));
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Stream<String> numbers(MatchResult heading) {
        return numbers(
                heading.group(1),
                Integer.parseInt(heading.group(2)),
                Integer.parseInt(heading.group(3)));
    }

    private static Stream<String> numbers(String section, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "%s-%02d".formatted(section, number));
    }

    /// The numbers of all behaviours that were observed.
    static Set<String> observed() {
        return sorted(
                found(LAST, OBSERVED)
                        .flatMap(last ->
                                numbers(last.group(1), 1, Integer.parseInt(last.group(2)))));
    }

    private static Set<String> sorted(Stream<String> rules) {
        return rules.collect(Collectors.toCollection(TreeSet::new));
    }

    /// The letters before a rule's number.
    static String section(String rule) {
        return rule.substring(0, rule.indexOf('-'));
    }

    /// Every rule that stands in one of the two.
    Set<String> all() {
        return sorted(Stream.concat(promised.stream(), different.stream()));
    }
}
