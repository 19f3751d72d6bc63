package dev.coppice.benchmarks.micro;

import dev.coppice.benchmarks.measure.Micro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks of this package by JMH.
public final class MicroBench {

    private static final int WARM_UPS = 5;
    private static final int ITERATIONS = 5;
    private static final long SECOND = 1_000;
    private static final long MOMENT = 10;

    private MicroBench() {}

    /// Runs them all.
    ///
    /// @param quick once and briefly, in this JVM
    public static List<Micro> run(boolean quick) throws IOException, RunnerException {
        Path log = Files.createTempFile("coppice-jmh", ".log");
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(Verbs.class.getName())
                        .output(log.toString())
                        .forks(quick ? 0 : 1)
                        .warmupIterations(quick ? 0 : WARM_UPS)
                        .measurementIterations(quick ? 1 : ITERATIONS)
                        .warmupTime(TimeValue.milliseconds(SECOND))
                        .measurementTime(TimeValue.milliseconds(quick ? MOMENT : SECOND))
                        .shouldFailOnError(true);
        try {
            return new Runner(options.build())
                    .run().stream()
                            .map(result -> result.getPrimaryResult())
                            .map(result ->
                                    new Micro(
                                            result.getLabel(),
                                            result.getScore(),
                                            result.getScoreError()))
                            .sorted(Comparator.comparing(Micro::name))
                            .toList();
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
