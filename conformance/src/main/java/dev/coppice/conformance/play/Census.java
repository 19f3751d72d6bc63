package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.info;

import dev.coppice.conformance.play.Roster.Kind;
import dev.coppice.conformance.play.Roster.Role;
import dev.coppice.process.ProcessInfo;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says of every live process to whom it is linked, whom it watches, and its registered name.
record Census(Stage stage) {

    /// Returns one line for each process, sorted, each beginning with a line break.
    String lines() {
        return stage.roster().everybody().stream()
                .filter(role -> role.pid().isAlive())
                .sorted(Comparator.comparing(Role::label))
                .map(role ->
                        "\n  "
                                + role.label()
                                + info(role.pid()).map(info -> of(role, info)).orElse(" dead"))
                .collect(Collectors.joining());
    }

    private String of(Role role, ProcessInfo info) {
        var links =
                info.links().stream()
                        .flatMap(pid -> stage.roster().role(pid).stream())
                        .map(Role::label);
        var monitors = info.monitors().stream().map(stage.wording()::term);
        return " trap="
                + info.trapExit()
                + " links="
                + sorted(links)
                + (role.kind() == Kind.SUPERVISOR ? "" : " monitors=" + sorted(monitors))
                + info.name().map(name -> " name=" + name.value()).orElse("");
    }

    private static String sorted(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(","));
    }
}
