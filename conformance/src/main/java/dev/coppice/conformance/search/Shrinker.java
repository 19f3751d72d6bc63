package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a program shorter as long as it still shows what it is to show.
record Shrinker(Predicate<Program> shows) {

    /// Returns the shortest program found: nothing more can be taken away from it, neither a step
    /// nor a part of one.
    Program shrink(Program program) {
        for (var shorter = program; ; ) {
            var next = withoutParts(withoutSteps(shorter));
            if (next.equals(shorter)) {
                return shorter;
            }
            shorter = next;
        }
    }

    /// Takes steps away, first many at once, then fewer.
    private Program withoutSteps(Program program) {
        var shortest = program;
        for (int many = program.steps().size() / 2; many > 0; many /= 2) {
            for (int from = shortest.steps().size() - many; from >= 0; from -= many) {
                var shorter = shortest.with(without(shortest.steps(), from, many));
                if (!shorter.steps().isEmpty() && shows.test(shorter)) {
                    shortest = shorter;
                    from = Math.min(from, shortest.steps().size() - many + many);
                }
            }
        }
        return shortest;
    }

    /// Takes parts out of steps: operations, runners of a race, options of a definition.
    private Program withoutParts(Program program) {
        var shortest = program;
        for (int at = 0; at < shortest.steps().size(); at++) {
            for (var simpler : Parts.simpler(shortest.steps().get(at))) {
                List<String> steps = new ArrayList<>(shortest.steps());
                steps.set(at, simpler);
                var shorter = shortest.with(steps);
                if (shows.test(shorter)) {
                    shortest = shorter;
                    at--;
                    break;
                }
            }
        }
        return shortest;
    }

    private static List<String> without(List<String> steps, int from, int many) {
        List<String> left = new ArrayList<>(steps.subList(0, from));
        left.addAll(steps.subList(Math.min(from + many, steps.size()), steps.size()));
        return left;
    }
}
