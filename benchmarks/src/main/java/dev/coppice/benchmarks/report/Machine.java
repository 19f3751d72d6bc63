package dev.coppice.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the figures were measured on, and of what.
///
/// @param facts by name, in the order to show them
public record Machine(Map<String, String> facts) {

    /// Looks around.
    ///
    /// @param beam which BEAM was measured, if any
    public static Machine look(Optional<String> beam) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("commit", git().orElse("unknown"));
        facts.put("date", java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString());
        facts.put("processor", processor() + ", " + processors() + " in use");
        facts.put("memory", memory());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load before", load());
        facts.put(
                "JDK",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("Pekko", org.apache.pekko.Version.current());
        facts.put("BEAM", beam.orElse("not installed or not asked for"));
        return new Machine(facts);
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String processor() {
        return valueIn(Path.of("/proc/cpuinfo"), "model name")
                .orElse(System.getProperty("os.arch"));
    }

    private static String memory() {
        return valueIn(Path.of("/proc/meminfo"), "MemTotal")
                        .map(size ->
                                Long.parseLong(size.replaceAll("\\D", "")) / 1_000_000 + " GB, ")
                        .orElse("")
                + "heap at most "
                + Runtime.getRuntime().maxMemory() / 1_000_000_000
                + " GB (the default)";
    }

    private static Optional<String> valueIn(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.2f", load);
    }

    /// The commit, and whether the tree has changed since.
    private static Optional<String> git() {
        try {
            Path jar =
                    Path.of(
                            Machine.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Process process =
                    new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                            .directory(jar.resolveSibling(".").toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            return said.isEmpty() ? Optional.empty() : Optional.of(said);
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }
}
