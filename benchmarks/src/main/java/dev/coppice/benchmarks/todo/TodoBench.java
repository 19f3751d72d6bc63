package dev.coppice.benchmarks.todo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Measures the to-do server, one thing after the other, each with a server of its own.
public final class TodoBench {

    private TodoBench() {}

    private interface Measuring {
        Finding measure() throws IOException, InterruptedException;
    }

    /// Measures everything.
    ///
    /// @param quick only with as much as shows that it runs and is right
    /// @param progress hears of each finding as soon as there is one
    public static List<Finding> run(boolean quick, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("coppice-bench");
        try {
            Plan plan = new Plan(folder, quick);
            List<Measuring> all =
                    List.of(
                            new Mix(plan)::measure,
                            new Adds(plan, Disk.AS_IT_IS)::measure,
                            new Adds(plan, Disk.SLOWER)::measure,
                            new Reads(plan)::measure,
                            new LongList(plan)::measure,
                            new ManyLists(plan)::measure);
            List<Finding> findings = new ArrayList<>();
            for (Measuring each : all) {
                Finding finding = each.measure();
                progress.accept(
                        "%s: %s%s %s"
                                .formatted(
                                        finding.title(),
                                        finding.figure(),
                                        finding.beside().isEmpty()
                                                ? ""
                                                : " (" + finding.beside() + ")",
                                        finding.ratioInWords())
                                .strip());
                findings.add(finding);
            }
            return findings;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
