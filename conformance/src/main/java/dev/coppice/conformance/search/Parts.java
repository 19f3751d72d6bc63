package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How a step can be made shorter.
final class Parts {

    private static final String STARTS = "start=";

    private Parts() {}

    /// Returns the steps that are this one with a part taken out.
    static List<String> simpler(String step) {
        var words = step.split(" ", -1);
        return switch (words[0]) {
            case "def" -> Stream.concat(withoutOne(step, " ", 3), withoutStart(step)).toList();
            case "in" -> inWithoutOne(step).toList();
            case "race" -> Stream.concat(withoutRunner(step), withoutOperation(step)).toList();
            default -> List.of();
        };
    }

    /// Takes one out of the outcomes of successive starts.
    private static Stream<String> withoutStart(String step) {
        return Arrays.stream(step.split(" ", -1))
                .filter(word -> word.startsWith(STARTS))
                .flatMap(word ->
                        withoutOne(word.substring(STARTS.length()), ",", 0)
                                .map(left -> step.replace(word, STARTS + left)));
    }

    private static Stream<String> inWithoutOne(String step) {
        var operations = step.indexOf(' ', "in ".length()) + 1;
        return withoutOne(step.substring(operations), " ; ", 0)
                .map(left -> step.substring(0, operations) + left);
    }

    private static Stream<String> withoutRunner(String step) {
        var runners = step.substring("race ".length());
        return withoutOne(runners, " | ", 0)
                .map(left -> (left.contains(" | ") ? "race " : "in ") + left);
    }

    private static Stream<String> withoutOperation(String step) {
        var runners = step.substring("race ".length()).split(" \\| ", -1);
        List<String> simpler = new ArrayList<>();
        for (int at = 0; at < runners.length; at++) {
            int runner = at;
            inWithoutOne("in " + runners[at])
                    .forEach(left -> {
                        var all = runners.clone();
                        all[runner] = left.substring("in ".length());
                        simpler.add("race " + String.join(" | ", all));
                    });
        }
        return simpler.stream();
    }

    /// Returns a text without one of its parts, of which the first ones must stay.
    private static Stream<String> withoutOne(String text, String separator, int staying) {
        var parts = Arrays.asList(text.split(java.util.regex.Pattern.quote(separator), -1));
        List<String> shorter = new ArrayList<>();
        for (int at = staying; at < parts.size() && parts.size() > Math.max(1, staying); at++) {
            List<String> left = new ArrayList<>(parts);
            left.remove(at);
            shorter.add(String.join(separator, left));
        }
        return shorter.stream();
    }
}
