package dev.coppice.conformance.play;

import dev.coppice.conformance.play.Journal.End;
import dev.coppice.conformance.script.Scenario.Step;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what came of a step: its result, and what has happened since the one before.
record Trace(Stage stage) {

    String of(Step step, String result) {
        var page = stage.journal().take();
        return Stream.of(
                        Stream.of("> " + step.text(), "= " + result),
                        page.inOrder().stream().map(what -> "~ " + what),
                        page.ends().stream().flatMap(this::end).sorted().map(end -> "- " + end),
                        page.received().stream().sorted().map(what -> "@ " + what))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// A process that ended without ever having a label is not mentioned.
    private Stream<String> end(End end) {
        return stage
                .roster()
                .role(end.pid())
                .map(role -> role.label() + " " + stage.wording().reason(end.reason()))
                .stream();
    }
}
