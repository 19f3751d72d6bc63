package dev.coppice.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The command `bin/shell`.
public final class Main {

    private Main() {}

    /// Runs the shell.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        boolean echo = arguments.length > 0 && arguments[0].equals("--echo");
        List<String> rest = Arrays.asList(arguments).subList(echo ? 1 : 0, arguments.length);
        try {
            if (rest.equals(List.of("--help")) || rest.equals(List.of("-h"))) {
                System.out.print(help());
                return 0;
            }
            if (rest.size() > 1 || !rest.isEmpty() && rest.getFirst().startsWith("-")) {
                System.err.println(
                        "bin/shell: wants one file at most, not "
                                + String.join(" ", rest)
                                + "; see bin/shell --help");
                return 2;
            }
            return rest.isEmpty() ? converse(echo) : script(Path.of(rest.getFirst()), echo);
        } catch (NoSuchFileException e) {
            System.err.println("bin/shell: there is no file " + e.getFile());
            return 2;
        } catch (IOException e) {
            System.err.println("bin/shell: cannot read or write: " + e.getMessage());
            return 2;
        } catch (Evaluator.NodeClosed e) {
            System.err.println("bin/shell: " + e.getMessage());
            return 1;
        }
    }

    /// What the script prints, too, before anything is built.
    private static String help() throws IOException {
        try (InputStream text = Main.class.getResourceAsStream("help.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int converse(boolean echo) throws IOException {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
            Prompt.run();
            return 0;
        }
        var lines = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        return Filter.run(new BufferedReader(lines), echo) ? 0 : 1;
    }

    private static int script(Path file, boolean echo) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return Filter.run(lines, echo) ? 0 : 1;
        }
    }
}
