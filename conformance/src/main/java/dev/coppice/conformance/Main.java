package dev.coppice.conformance;

import dev.coppice.conformance.play.Player;
import dev.coppice.conformance.script.BrokenScript;
import dev.coppice.conformance.script.Scenario;
import dev.coppice.conformance.script.ScenarioFile;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Runs scenarios on Coppice and prints their traces.
public final class Main {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int WRONG_USE = 2;

    private static final String HELP =
            """
            Runs scenarios on Coppice and prints their traces.

              bin/conformance FILE.scn ...
            """;

    private Main() {}

    public static void main(String... arguments) {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            out.print(HELP);
            out.flush();
            System.exit(arguments.length == 0 ? WRONG_USE : 0);
        }
        List<Scenario> scenarios;
        try {
            scenarios =
                    Stream.of(arguments)
                            .map(Path::of)
                            .map(ScenarioFile::read)
                            .flatMap(List::stream)
                            .toList();
        } catch (BrokenScript broken) {
            System.err.println(broken.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        for (var scenario : scenarios) {
            out.print(Player.play(scenario, LIMIT) + "\n");
            out.flush();
        }
    }
}
