package dev.coppice.conformance.script;

import java.util.List;

/// A small program about processes: its name, and its steps in the order of the file.
public record Scenario(String name, List<Step> steps) {

    public Scenario {
        steps = List.copyOf(steps);
    }

    /// One line of a scenario: the words as written, which the trace repeats, and what they mean.
    public record Step(String text, Action action) {}
}
