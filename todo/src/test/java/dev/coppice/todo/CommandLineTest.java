package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// What is said to whoever asks for help, or types what makes no sense.
class CommandLineTest {

    /// Where the scripts find what they print when there may be nothing yet that could be run.
    private static final Path OF_SCRIPTS = Path.of("..", "bin", "lib", "help");

    @TestFactory
    Stream<DynamicTest> theScriptsExplainEachCommandAsItDoesItself() {
        return withCommands("todo", Main.commandLine())
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getKey(),
                                () ->
                                        assertThat(OF_SCRIPTS.resolve(file.getKey() + ".txt"))
                                                .hasContent(
                                                        file.getValue()
                                                                .getUsageMessage(Ansi.OFF))));
    }

    /// A command and those it has, but for hidden ones, each with the name of its file.
    private static Stream<Map.Entry<String, CommandLine>> withCommands(
            String name, CommandLine command) {
        return Stream.concat(
                Stream.of(Map.entry(name, command)),
                command.getSubcommands().entrySet().stream()
                        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                        .flatMap(
                                each -> withCommands(name + "-" + each.getKey(), each.getValue())));
    }

    @Test
    void whateverIsNotJustAServerIsKnownBeforeTheCommandLineIsRead() {
        assertThat(Main.MORE).isEqualTo(Main.commandLine().getSubcommands().keySet());
        assertThat(Main.runsTheServer()).isTrue();
        assertThat(Main.runsTheServer("--port", "5454", "--log-requests")).isTrue();
        assertThat(Main.runsTheServer("--folder", "lists", "token", "list")).isFalse();
        assertThat(Main.runsTheServer("--port", "5454", "--help")).isFalse();
        assertThat(Main.runsTheServer("-Vh")).isFalse();
    }

    @Test
    void aValueThatMakesNoSenseIsNamedInWordsForPeople() {
        assertThat(TypedCommands.executed("--port", "http"))
                .contains("'http' is not a whole number");
        assertThat(TypedCommands.executed("--host", "no such host"))
                .contains("nobody knows the address of 'no such host'")
                .doesNotContain("Exception");
        assertThat(TypedCommands.executed("token", "create", "bob", "--role", "king"))
                .contains("'king' is none of read, write and admin");
        assertThat(TypedCommands.executed("bakcup", "todo.zip"))
                .contains("'bakcup' is not known here (todo --help)");
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
                        List.of("torture", "--seconds", "0"),
                        List.of("torture", "--clients", "0"),
                        List.of("--colour"))) {
            assertThat(TypedCommands.executed(wrong.toArray(String[]::new)))
                    .startsWith("2 todo: ")
                    .contains(wrong.getFirst())
                    .hasLineCount(1);
        }
    }
}
