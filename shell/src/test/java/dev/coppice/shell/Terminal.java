package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// The shell in a terminal of tmux's: keys go in, the screen is read.
final class Terminal implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String server =
            "coppice-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

    /// Starts the shell in a terminal.
    ///
    /// @param folder where it stands and keeps its history
    /// @param environment what it finds in its environment besides
    Terminal(Path folder, Map<String, String> environment) {
        this(folder, environment, "true");
    }

    /// Starts the shell in a terminal.
    ///
    /// @param folder where it stands and keeps its history
    /// @param environment what it finds in its environment besides
    /// @param before what runs in the terminal before the shell
    Terminal(Path folder, Map<String, String> environment, String before) {
        String variables =
                environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + " ")
                        .collect(Collectors.joining());
        String command =
                "cd "
                        + quoted(folder.toString())
                        + " && "
                        + before
                        + " && "
                        + variables
                        + "XDG_STATE_HOME="
                        + quoted(folder.toString())
                        + " "
                        + Program.command().stream()
                                .map(Terminal::quoted)
                                .collect(Collectors.joining(" "))
                        + "; echo left with $?; cat";
        tmux("-f", "/dev/null", "-u", "new-session", "-d", "-x", "100", "-y", "50", command);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static boolean isThere() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    /// Types a line and Enter.
    void line(String text) {
        type(text);
        keys("Enter");
    }

    /// Types text.
    void type(String text) {
        // a semicolon at the end would end tmux's command
        tmux(
                "send-keys",
                "-l",
                text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text);
    }

    /// Pastes text, as terminals do that tell programs about it.
    void paste(String text) {
        tmux("set-buffer", text);
        tmux("paste-buffer", "-p");
    }

    /// Presses keys by tmux's names for them.
    void keys(String... names) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(names));
        tmux(command.toArray(String[]::new));
    }

    /// What stands on the screen, without the empty rest of lines.
    String screen() {
        return tmux("capture-pane", "-p")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    /// What stands on the screen, with the codes of its colours.
    String colours() {
        return tmux("capture-pane", "-p", "-e");
    }

    /// Waits until something stands on the screen, so many times at least.
    void await(String text, int times) {
        long start = System.nanoTime();
        for (String seen = screen(); count(seen, text) < times; seen = screen()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("\"" + text + "\" does not come:\n" + seen);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Waits until something stands on the screen.
    void await(String text) {
        await(text, 1);
    }

    /// Waits until something stands on the screen and the next line can be typed: keys that come
    /// before are the terminal's, not the editor's.
    void answers(String text) {
        await(text + "\ncoppice>");
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private String tmux(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
        command.addAll(List.of(arguments));
        try {
            Process tmux = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tmux.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        tmux("kill-server");
    }
}
