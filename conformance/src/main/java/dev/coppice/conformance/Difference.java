package dev.coppice.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first step in which two traces of one scenario differ.
///
/// @param number which step it is, counted from one; zero for what stands before the first
/// @param step the step as written
/// @param beam what came of it on the BEAM
/// @param here what came of it here
public record Difference(int number, String step, List<String> beam, List<String> here) {

    /// Returns the first difference, if there is one.
    public static Optional<Difference> between(String beam, String here) {
        if (beam.equals(here)) {
            return Optional.empty();
        }
        var expected = steps(beam);
        var actual = steps(here);
        int number = 0;
        while (number < Math.max(expected.size(), actual.size())
                && at(expected, number).equals(at(actual, number))) {
            number++;
        }
        var there = at(expected, number);
        var ours = at(actual, number);
        var step = there.isEmpty() ? ours.getFirst() : there.getFirst();
        return Optional.of(new Difference(number, step, rest(there), rest(ours)));
    }

    /// The lines of a trace, a list for each step, which begins with the step itself.
    private static List<List<String>> steps(String trace) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(new ArrayList<>());
        trace.lines()
                .forEach(line -> {
                    if (line.startsWith("> ")) {
                        steps.add(new ArrayList<>());
                    }
                    steps.getLast().add(line);
                });
        return steps;
    }

    private static List<String> at(List<List<String>> steps, int number) {
        return number < steps.size() ? steps.get(number) : List.of("(no such step)");
    }

    private static List<String> rest(List<String> lines) {
        return lines.subList(Math.min(1, lines.size()), lines.size());
    }

    @Override
    public String toString() {
        return "step "
                + number
                + ", "
                + step
                + "\non the BEAM:"
                + indented(beam)
                + "\nhere:"
                + indented(here);
    }

    private static String indented(List<String> lines) {
        return lines.isEmpty() ? " nothing" : "\n    " + String.join("\n    ", lines);
    }
}
