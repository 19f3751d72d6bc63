package dev.coppice.conformance.search;

import dev.coppice.conformance.script.BrokenScript;
import dev.coppice.conformance.script.Scenario;
import dev.coppice.conformance.script.ScenarioFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A scenario as it is written: its name, and its steps.
record Program(String name, List<String> steps) {

    Program {
        steps = List.copyOf(steps);
    }

    /// The same program with other steps.
    Program with(List<String> steps) {
        return new Program(name, steps);
    }

    /// The program as it would stand in a file.
    String text() {
        return "scenario " + name + "\n" + String.join("\n", steps) + "\n";
    }

    /// What it means, if it means something.
    Optional<Scenario> scenario() {
        List<String> lines = new ArrayList<>(steps);
        lines.addFirst("scenario " + name);
        try {
            return Optional.of(ScenarioFile.parse(Path.of(name), lines).getFirst());
        } catch (BrokenScript _) {
            return Optional.empty();
        }
    }
}
