package dev.coppice.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The Erlang program, compiled into a folder that is deleted in the end.
final class Beam implements AutoCloseable {

    private static final List<String> MODULES =
            List.of(
                    "twin",
                    "twin_server",
                    "twin_messages",
                    "twin_lives",
                    "twin_supervision",
                    "twin_registry",
                    "twin_fairness");

    /// More processes than any row has; the BEAM's default is 262,144.
    private static final String PROCESSES = "4000000";

    private final Path folder;

    private Beam(Path folder) {
        this.folder = folder;
    }

    /// Compiles the program, if there is an Erlang to do it.
    ///
    /// @throws IOException also when the program does not compile
    static Optional<Beam> compile() throws IOException, InterruptedException {
        if (!isInstalled("erl") || !isInstalled("erlc")) {
            return Optional.empty();
        }
        Beam beam = new Beam(Files.createTempDirectory("coppice-beam"));
        List<String> command =
                new ArrayList<>(List.of("erlc", "-Werror", "-o", beam.folder.toString()));
        for (String module : MODULES) {
            String file = module + ".erl";
            try (InputStream source = Beam.class.getResourceAsStream(file)) {
                if (source == null) {
                    throw new IOException("no resource " + file);
                }
                Files.copy(source, beam.folder.resolve(file));
            }
            command.add(beam.folder.resolve(file).toString());
        }
        beam.run(command);
        return Optional.of(beam);
    }

    private static boolean isInstalled(String command) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, command))
                        .anyMatch(Files::isExecutable);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said);
        }
        return said.strip();
    }

    /// Which BEAM it is.
    String version() throws IOException, InterruptedException {
        String ask = "io:put_chars(erlang:system_info(system_version)),halt().";
        return run(List.of("erl", "-noshell", "-eval", ask));
    }

    /// What runs the program as a twin; its logger is silent.
    List<String> command() {
        return List.of(
                "erl",
                "+P",
                PROCESSES,
                "-kernel",
                "logger_level",
                "none",
                "-noshell",
                "-pa",
                folder.toString(),
                "-s",
                "twin",
                "main");
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Deletes the folder, if it can be done.
    void abandon() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
