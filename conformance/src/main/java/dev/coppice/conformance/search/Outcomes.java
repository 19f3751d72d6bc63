package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The outcomes of a program that were seen on the BEAM, and what follows from them.
///
/// When eight servers end at the same time, they may call their terminate callbacks in forty
/// thousand orders, and nobody sees all of these. So the plays tell which of two things comes first
/// within a step, and whether it always does: a trace of ours is one of the outcomes if the same
/// things happened in a play on the BEAM, and of each two, the one that comes first here also came
/// first there, once at least.
final class Outcomes {

    private static final String IN_ORDER = "~ ";

    /// One thing before another.
    private record Pair(int step, String first, String second) {}

    private final Set<String> traces = new LinkedHashSet<>();
    private final Map<String, Set<Pair>> seen = new HashMap<>();

    /// Adds a trace of the BEAM.
    void add(String trace) {
        if (traces.add(trace)) {
            seen.computeIfAbsent(unordered(trace), _ -> new HashSet<>()).addAll(pairs(trace));
        }
    }

    /// Whether a trace of ours could have been left by the BEAM, as far as is known by now.
    boolean allow(String trace) {
        var alike = seen.get(unordered(trace));
        return alike != null && alike.containsAll(pairs(trace));
    }

    /// Returns the traces of the BEAM.
    Set<String> traces() {
        return traces;
    }

    /// What happened in each step, in no order.
    private static String unordered(String trace) {
        return steps(trace).stream()
                .map(step -> step.lines().sorted().collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    private static Set<Pair> pairs(String trace) {
        Set<Pair> pairs = new HashSet<>();
        var steps = steps(trace);
        for (int step = 0; step < steps.size(); step++) {
            var things = numbered(steps.get(step));
            for (int second = 0; second < things.size(); second++) {
                for (int first = 0; first < second; first++) {
                    pairs.add(new Pair(step, things.get(first), things.get(second)));
                }
            }
        }
        return pairs;
    }

    /// What happened in order, each thing with how often it had happened before.
    private static List<String> numbered(String step) {
        Map<String, Integer> times = new HashMap<>();
        List<String> things = new ArrayList<>();
        step.lines()
                .filter(line -> line.startsWith(IN_ORDER))
                .forEach(line -> things.add(line + " " + times.merge(line, 1, Integer::sum)));
        return things;
    }

    private static List<String> steps(String trace) {
        return List.of(trace.split("\n(?=> )", -1));
    }
}
