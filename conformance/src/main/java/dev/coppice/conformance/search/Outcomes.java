package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The outcomes of a program that were seen on the BEAM, and what follows from them: a tree, with a
/// branch for each thing that may happen in a step after what has happened before.
///
/// When eight servers end at the same time, they may call their terminate callbacks in forty
/// thousand orders, and nobody sees all of these. So each branch knows which of two things came
/// first, and whether it always did: a trace of ours is one of the outcomes if the same things
/// happened in each step on the BEAM, and of each two, the one that comes first here also came
/// first there, once at least.
final class Outcomes {

    private static final String IN_ORDER = "~ ";

    /// One thing before another.
    private record Pair(String first, String second) {}

    /// What was seen in a step.
    private static final class Branch {
        private final Map<String, Branch> next = new HashMap<>();
        private final Set<Pair> pairs = new HashSet<>();
        private final List<Long> seeds;

        private Branch(List<Long> seeds) {
            this.seeds = seeds;
        }
    }

    private final Branch root = new Branch(List.of());
    private final Set<String> traces = new LinkedHashSet<>();

    /// Adds a trace of the BEAM, and the seeds with which its steps were played.
    void add(String trace, List<Long> seeds) {
        if (!traces.add(trace)) {
            return;
        }
        var branch = root;
        for (var step : steps(trace)) {
            branch = branch.next.computeIfAbsent(unordered(step), _ -> new Branch(seeds));
            branch.pairs.addAll(pairs(step));
        }
    }

    /// Whether a trace of ours could have been left by the BEAM, as far as is known by now.
    boolean allow(String trace) {
        return path(trace).size() == steps(trace).size();
    }

    /// Returns seeds for the first steps with which the BEAM did what a trace of ours says, for as
    /// many steps as possible.
    List<Long> towards(String trace) {
        var path = path(trace);
        var seeds = path.isEmpty() ? List.<Long>of() : path.getLast().seeds;
        return seeds.subList(0, Math.clamp(path.size() - 1L, 0, seeds.size()));
    }

    /// Returns the traces of the BEAM.
    Set<String> traces() {
        return traces;
    }

    /// The branches that a trace follows, as far as there are some.
    private List<Branch> path(String trace) {
        List<Branch> path = new ArrayList<>();
        var branch = root;
        for (var step : steps(trace)) {
            branch = branch.next.get(unordered(step));
            if (branch == null || !branch.pairs.containsAll(pairs(step))) {
                break;
            }
            path.add(branch);
        }
        return path;
    }

    /// What happened in a step, in no order.
    private static String unordered(String step) {
        return step.lines().sorted().collect(Collectors.joining("\n"));
    }

    private static Set<Pair> pairs(String step) {
        Set<Pair> pairs = new HashSet<>();
        var things = numbered(step);
        for (int second = 0; second < things.size(); second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(new Pair(things.get(first), things.get(second)));
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

    /// The heading of a trace, and its steps.
    private static List<String> steps(String trace) {
        return List.of(trace.split("\n(?=> )", -1));
    }
}
