package dev.coppice.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The shell as a program of its own, run as `bin/shell` runs it.
///
/// @param folder where it stands
record Program(Path folder) {

    /// The command line.
    static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + Path.of("jvm.args").toAbsolutePath(),
                                "-cp",
                                classPath(),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// What the shell needs, without what the tests do.
    private static String classPath() {
        return String.join(
                System.getProperty("path.separator"),
                Stream.of(
                                System.getProperty("java.class.path")
                                        .split(System.getProperty("path.separator")))
                        .filter(part -> !part.contains("test-classes"))
                        .toList());
    }

    /// How a run ended.
    ///
    /// @param status the exit status
    /// @param out what it printed
    /// @param err what it printed to standard error
    record Run(int status, String out, String err) {}

    /// Runs it on some lines of input, to its end.
    Run run(String input, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments)).directory(folder.toFile()).start();
        try (var lines = process.outputWriter(StandardCharsets.UTF_8)) {
            lines.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    /// What a terminal shows when these lines are typed.
    String transcript(String typed) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command("--echo"))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var lines = process.outputWriter(StandardCharsets.UTF_8)) {
            lines.write(typed);
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
