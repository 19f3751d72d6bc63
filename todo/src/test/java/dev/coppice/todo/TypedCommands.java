package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// The commands of `todo`, as somebody types them, and servers on the folders that they are about.
final class TypedCommands {

    private static final String DAY = "2018-12-19";

    private final Map<Path, Integer> ports = new HashMap<>();

    Settings settings(Path lists) {
        return new Settings(port(lists), lists, 3, Duration.ofSeconds(60));
    }

    HttpUser user(Path lists) {
        return new HttpUser(port(lists));
    }

    private int port(Path lists) {
        return ports.computeIfAbsent(lists, _ -> TestSettings.freePort());
    }

    void add(Path lists, String title) throws Exception {
        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            assertThat(user.add("bob", DAY, title).body()).isEqualTo("OK");
        }
    }

    List<String> entries(Path lists) throws Exception {
        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            return user.entries("bob", DAY).body().lines().toList();
        }
    }

    /// Types a command about a folder: the exit code, and what was said.
    String run(String command, Path folder) {
        return executed(command, "--folder", folder.toString());
    }

    /// The same, of a command that takes a file.
    String run(String command, Path file, Path folder, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = command;
        arguments[1] = file.toString();
        arguments[2] = "--folder";
        arguments[3] = folder.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return executed(arguments);
    }

    /// Types anything: the exit code, and what was said.
    static String executed(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        int code = command.execute(arguments);
        return code + " " + said;
    }
}
