package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// What is said to whoever asks for help, or types what makes no sense.
class CommandLineTest {

    /// Where the scripts find what they print when there may be nothing yet that could be run.
    private static final Path OF_SCRIPTS = Path.of("..", "bin", "lib", "help");

    @ParameterizedTest
    @CsvSource({"todo,", "torture, torture"})
    void theScriptsExplainThemselvesAsTheCommandsDo(String script, @Nullable String command)
            throws IOException {
        String[] words = Stream.ofNullable(command).toArray(String[]::new);
        CommandLine asked = Main.commandLine().parseArgs(words).asCommandLineList().getLast();

        assertThat(OF_SCRIPTS.resolve(script + ".txt")).hasContent(asked.getUsageMessage(Ansi.OFF));
    }

    @Test
    void aCommandLineThatMakesNoSenseIsOneLine() {
        for (List<String> wrong :
                List.of(
                        List.of("--port", "http"),
                        List.of("--port", "0"),
                        List.of("--workers", "0"),
                        List.of("--expiry", "-1"),
                        List.of("--host", "no such host"),
                        List.of("--name", "http://todo.example.org"),
                        List.of("--cors-origin", "*"),
                        List.of("token"),
                        List.of("token", "create"),
                        List.of("token", "create", "bob", "--role", "king"),
                        List.of("--colour"))) {
            assertThat(TypedCommands.executed(wrong.toArray(String[]::new)))
                    .startsWith("2 todo: ")
                    .contains(wrong.getFirst())
                    .hasLineCount(1);
        }
    }
}
