package dev.coppice.benchmarks;

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
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// The command `bin/bench`.
public final class Main {

    private static final String HELP =
            """
            Measures what things cost on Coppice, on plain virtual threads, on Pekko and,
            where erl is installed, on the BEAM.

            bin/bench [ROW …] [option …]

              ROW             a row or a group of rows; growth: cost from one process to a
                              million; micro: single operations by JMH; todo: the to-do server
                              under load. Everything if none is named.

              --list          what rows there are
              --peers A,B     only these peers beside Coppice: plain, pekko, beam
              --rounds N      how many rounds (5); the table shows medians
              --quick         everything once, with little work: that it runs and is right
              --json FILE     writes everything, each round included
              --results FILE  writes the tables as Markdown, and growth.svg beside them
              --help          this
            """;

    private Main() {}

    /// Runs the command; ends with 1 when a row has failed, with 2 when it was not understood. A
    /// missed target is no failure.
    public static void main(String... arguments) throws Exception {
        try {
            Options options = Options.of(arguments);
            int status =
                    switch (options.task()) {
                        case HELP -> said(HELP);
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

    private static String list() {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (Row row : Rows.ALL) {
            if (!row.group().equals(group)) {
                group = row.group();
                text.append(group + "\n");
            }
            text.append(String.format("  %-18s %s\n", row.name(), row.title()));
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
