package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The documentation that `h` shows.
class DocumentationTest {

    private static Conversation shell;

    @BeforeAll
    static void begin() {
        shell = new Conversation();
    }

    @AfterAll
    static void end() {
        shell.close();
    }

    @Test
    void itIsFoundByTypeAndByVerb() {
        assertThat(shell.ask("h(\"supervisor\")"))
                .startsWith("class Supervisor\n\n    A process that starts, watches, restarts")
                .contains("oneForOne(");
        assertThat(shell.ask("h(\"spawnLink\")")).startsWith("Pid Processes.spawnLink(Body body)");
        assertThat(shell.ask("h(\"Pid.kill\")")).startsWith("void Pid.kill()");
        assertThat(shell.ask("h(\"Restart.TRANSIENT\")")).startsWith("Restart Restart.TRANSIENT");
        assertThat(shell.ask("h(self())")).startsWith("class Pid\n");
        assertThat(shell.ask("h(Pid.class)")).startsWith("class Pid\n");
        assertThat(shell.ask("h()")).contains("\ntree()  ", "\nflush()  ");
    }

    @Test
    void aVerbIsMeantAsItIsWrittenAndElseAType() {
        assertThat(shell.ask("h(\"exit\")"))
                .startsWith("ProcessExit Processes.exit(Object reason)\n")
                .doesNotContain("record Exit");
        assertThat(shell.ask("h(\"kill\")")).startsWith("void Commands.kill(");
        assertThat(shell.ask("h(\"Exit\")")).startsWith("record Exit\n");
    }

    @Test
    void itIsFoundAsElixirWritesIt() {
        assertThat(shell.ask("h(\"gen_server\")")).startsWith("interface GenServer\n");
        assertThat(shell.ask("h(\"spawn_link\")")).isEqualTo(shell.ask("h(\"spawnLink\")"));
        assertThat(shell.ask("h(\"Process.monitor\")")).startsWith("Ref Processes.monitor(");
        assertThat(shell.ask("h(\"registr\")"))
                .isEqualTo(
                        "error: there is no documentation of registr; did you mean register or"
                                + " Registry?");
    }

    @Test
    void itIsTextInLinesThatFit() {
        String whole = shell.ask("h(\"supervisor\")");
        assertThat(whole.lines()).allMatch(line -> line.length() <= Conversation.WIDTH);
        assertThat(whole)
                .contains(
                        "    `intensity`     how many restarts in how many seconds are too many  ")
                .doesNotContain("```", "**", "{@", "|---");
        assertThat(shell.ask("h(\"Processes.trapExit\")"))
                .endsWith(
                        "\n\n    returns  what it was before; false at the start of every process");
    }

    @Test
    void membersThatAreCalledAndSaidAlikeAreListedOnce() {
        assertThat(shell.ask("h(\"supervisor\")"))
                .contains("\noneForOne(children)  ", "\nstartLink(name, spec)  ")
                .containsOnlyOnce("\noneForOne(");
    }

    @Test
    void aRuleIsShownByItsNumber() {
        assertThat(shell.ask("h(\"x-01\")"))
                .isEqualTo(shell.ask("h(\"X-01\")"))
                .contains("does not trap");
        assertThat(shell.ask("h(\"X-999\")"))
                .startsWith("error: there is no documentation of X-999");
    }
}
