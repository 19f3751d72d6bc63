package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The shell without a terminal.
@Execution(ExecutionMode.CONCURRENT)
class FilterTest {

    @TempDir Path folder;

    private static final String DRILL_1 =
            """
            // drill 1
            record Boom(String reason) {}
            Pid child = spawnLink(() -> exit(receive(Boom.class).reason()))
            child.send(new Boom("oops"))
            self()
            """;

    @Test
    void theLinesOfStandardInputAreAnsweredWithoutPromptsAndColours() throws Exception {
        var run = new Program(folder).run(DRILL_1);
        assertThat(run.out())
                .isEqualTo(
                        """
                        defined record Boom
                        child ==> <0.3>
                        ** (EXIT from <0.2>) shell process exited with reason: oops
                        $1 ==> <0.4>
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void theLinesOfAFileAreAnsweredTheSame() throws Exception {
        Path script =
                Files.writeString(
                        folder.resolve("script"),
                        """
                        int twice(int n) {
                            return 2 * n;
                        }
                        twice(21)
                        IO.print("half a line")
                        self()
                        """);
        var run = new Program(folder).run("", script.toString());
        assertThat(run.out())
                .isEqualTo(
                        """
                        defined method twice(int)
                        $1 ==> 42
                        half a line
                        $2 ==> <0.2>
                        """);
        assertThat(run.status()).isZero();
    }

    @Test
    void anEchoIsWhatATerminalShows() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), "int x =\n  1\n");
        var run = new Program(folder).run("", "--echo", script.toString());
        assertThat(run.out()).isEqualTo("coppice> int x =\n    ...>   1\nx ==> 1\n");
    }

    @Test
    void whatDoesNotEndIsAFailure() throws Exception {
        var run = new Program(folder).run("class Half {\n");
        assertThat(run.out()).startsWith("error: ");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void reportsGoToStandardError() throws Exception {
        var run = new Program(folder).run("spawn(() -> { throw new Error(\"broken\"); })\n");
        assertThat(run.out()).isEqualTo("$1 ==> <0.3>\n");
        assertThat(run.err()).startsWith("[error] process <0.3> crashed").contains("broken");
        assertThat(run.status()).isZero();
    }

    @Test
    void wrongUseIsExplained() throws Exception {
        assertThat(new Program(folder).run("", "--help").out()).startsWith("usage: bin/shell");
        var run = new Program(folder).run("", "one", "two");
        assertThat(run.err()).contains("bin/shell --help");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aScriptThatCannotBeReadIsNamed() throws Exception {
        var run = new Program(folder).run("", "no-such-file");
        assertThat(run.err()).isEqualTo("bin/shell: there is no file no-such-file\n");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void theEndOfTheNodeIsTheEndOfTheScript() throws Exception {
        var run = new Program(folder).run("node().close()\nself()\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("bin/shell: the node shell is closed\n");
        assertThat(run.status()).isEqualTo(1);
    }
}
