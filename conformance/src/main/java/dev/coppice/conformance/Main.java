package dev.coppice.conformance;

import dev.coppice.conformance.play.Player;
import dev.coppice.conformance.script.BrokenScript;
import dev.coppice.conformance.script.Scenario;
import dev.coppice.conformance.script.ScenarioFile;
import dev.coppice.conformance.search.NoErlang;
import dev.coppice.conformance.search.Search;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Runs scenarios on Coppice and prints their traces, or looks for programs that behave differently
/// on the BEAM. Ends with 0, with 1 when a difference was found, with 2 when it was asked for
/// something else.
public final class Main {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int DIFFERENT = 1;
    private static final int WRONG_USE = 2;

    private final PrintStream out;
    private final PrintStream err;

    /// A program that prints its results and its problems to these streams.
    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        var out = new FileOutputStream(FileDescriptor.out);
        try (var results = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            System.exit(new Main(results, System.err).run(List.of(arguments)));
        }
    }

    /// Does what it is asked to and returns the status to exit with.
    int run(List<String> arguments) {
        try {
            return switch (CommandLine.parse(arguments)) {
                case CommandLine.Help _ -> {
                    out.print(help());
                    yield 0;
                }
                case CommandLine.Play(var files) -> play(files);
                case CommandLine.Compare(var seed, var count) ->
                        new Search(seed, count, out, err).run() == 0 ? 0 : DIFFERENT;
            };
        } catch (CommandLine.WrongUse | BrokenScript | NoErlang problem) {
            err.println(problem.getMessage());
            return WRONG_USE;
        }
    }

    /// What the script prints, too, before anything is built.
    private static String help() {
        try (InputStream text = Main.class.getResourceAsStream("help.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int play(List<Path> files) {
        List<Scenario> scenarios =
                files.stream().map(ScenarioFile::read).flatMap(List::stream).toList();
        for (var scenario : scenarios) {
            out.println(Player.play(scenario, LIMIT));
            out.flush();
        }
        return 0;
    }
}
