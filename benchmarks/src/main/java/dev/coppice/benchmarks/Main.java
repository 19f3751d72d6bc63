package dev.coppice.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.benchmarks.measure.Growth;
import dev.coppice.benchmarks.measure.Micro;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.micro.MicroBench;
import dev.coppice.benchmarks.report.Machine;
import dev.coppice.benchmarks.report.Report;
import dev.coppice.benchmarks.report.Results;
import dev.coppice.benchmarks.rows.Rows;
import dev.coppice.benchmarks.run.Bench;
import dev.coppice.benchmarks.run.Progress;
import dev.coppice.benchmarks.run.Settings;
import dev.coppice.benchmarks.todo.Finding;
import dev.coppice.benchmarks.todo.TodoBench;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.runner.RunnerException;

/// The command `bin/bench`.
public final class Main {

    private Main() {}

    /// Runs the command; ends with 1 when a row has failed, with 2 when it was not understood. A
    /// missed target is no failure.
    public static void main(String... arguments) throws Exception {
        try {
            Options options = Options.of(arguments);
            int status =
                    switch (options.task()) {
                        case HELP -> said(help());
                        case LIST -> said(list());
                        case MEASURE -> measured(options, arguments);
                    };
            System.exit(status);
        } catch (Options.Misuse misuse) {
            System.err.println(misuse.getMessage());
            System.exit(2);
        }
    }

    private static int said(String words) {
        System.out.print(words);
        return 0;
    }

    /// What the script prints, too, before anything is built.
    private static String help() throws IOException {
        try (InputStream text = Main.class.getResourceAsStream("help.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        }
    }

    /// The script prints it, too, before anything is built: from `bin/lib/help/bench-rows.txt`.
    static String list() {
        StringBuilder text = new StringBuilder();
        for (String group : Rows.ALL.stream().map(Row::group).distinct().toList()) {
            text.append(group + "\n");
            Rows.ALL.stream()
                    .filter(row -> row.group().equals(group))
                    .map(row -> String.format("  %-18s %s\n", row.name(), row.title()))
                    .forEach(text::append);
        }
        return text + "growth\nmicro\ntodo\n";
    }

    private static int measured(Options options, String... arguments)
            throws IOException, InterruptedException, RunnerException {
        Results results = results(options, arguments);
        System.out.print(results.text());
        if (options.results().isPresent()) {
            results.write(options.results().get());
        }
        if (options.json().isPresent()) {
            results.writeJson(options.json().get());
        }
        boolean failed =
                results.report().rows().stream().anyMatch(RowResult::hasFailure)
                        || results.growth().stream().anyMatch(each -> each.failure().isPresent());
        return failed ? 1 : 0;
    }

    /// Measures what the options ask for.
    static Results results(Options options, String... arguments)
            throws IOException, InterruptedException, RunnerException {
        Settings settings = new Settings(options.peers(), options.rounds(), options.quick());
        try (Bench bench = Bench.open(settings, Progress.onStandardError())) {
            Machine machine = Machine.look(bench.beamVersion());
            List<RowResult> rows = bench.measure(options.rows());
            List<Growth> growth = options.growth() ? bench.growth() : List.of();
            List<Micro> micro = options.micro() ? MicroBench.run(options.quick()) : List.of();
            List<Finding> todo =
                    options.todo()
                            ? TodoBench.run(options.quick(), System.err::println)
                            : List.of();
            String command = ("bin/bench " + String.join(" ", arguments)).strip();
            return new Results(
                    machine, new Report(rows, !options.quick()), growth, micro, todo, command);
        }
    }
}
