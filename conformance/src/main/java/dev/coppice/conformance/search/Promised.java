package dev.coppice.conformance.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The part of a trace that does not depend on who gets his turn when.
///
/// Signals between two processes keep their order, and nothing else does. So it is open in
/// which order processes start and terminate that do not wait for one another, and how far a
/// process gets before the signal arrives that ends it.
///
/// @param steps the lines of each step, sorted
record Promised(List<List<String>> steps) {

    private static final String RESULT = "= ";
    private static final String END = "- ";
    private static final String MESSAGE = "@ ";

    static Promised of(String trace) {
        return new Promised(
                Arrays.stream(trace.split("\n(?=> )"))
                        .map(step -> promised(step.lines().toList()))
                        .toList());
    }

    private static List<String> promised(List<String> step) {
        var ended =
                step.stream()
                        .filter(line -> line.startsWith(END))
                        .map(Promised::label)
                        .collect(Collectors.toSet());
        var open = ended.stream().anyMatch(label -> actsIn(step.getFirst(), label));
        return step.stream()
                .filter(line -> !(open && line.startsWith(RESULT)))
                .filter(line -> !(line.startsWith(MESSAGE) && ended.contains(label(line))))
                .map(line -> line.replaceAll("exit stop\\((.*)\\)", "exit $1"))
                .sorted()
                .toList();
    }

    private static String label(String line) {
        return line.split(" ", -1)[1];
    }

    /// Whether the process of a label carries out operations in a step.
    private static boolean actsIn(String step, String label) {
        var name = label.substring(0, label.indexOf('#'));
        return step.matches("> (in|race|.* \\|) " + name + " .*");
    }
}
