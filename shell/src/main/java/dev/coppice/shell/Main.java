package dev.coppice.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The command `bin/shell`.
public final class Main {

    private static final String HELP =
            """
            usage: bin/shell              an interactive shell
                   bin/shell FILE         runs the lines of a file and prints the answers
                   bin/shell < FILE       the same
                   bin/shell --echo FILE  the same, with the prompts and the lines

            Lines are Java, as in jshell, and run inside a process: self() is its pid. Coppice's verbs,
            GenServer, Supervisor and the to-do system of chapter 8 are imported. h() lists what else
            can be asked.

            Exit status: 0; 1 when a line of a script failed; 2 when the shell could not be used so.

            environment:
              NO_COLOR          no colours
              XDG_STATE_HOME    where coppice/shell-history is kept; by default ~/.local/state
            """;

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
                System.out.print(HELP);
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
