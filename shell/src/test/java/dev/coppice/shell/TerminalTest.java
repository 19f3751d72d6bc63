package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The shell in a real terminal.
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class TerminalTest {

    @TempDir Path folder;

    @BeforeAll
    static void tmuxIsThere() {
        String why = "Skipped: the tests of the shell in a terminal, for want of tmux";
        if (!Terminal.isThere()) {
            IO.println(why);
        }
        Assumptions.assumeTrue(Terminal.isThere(), why);
    }

    @Test
    void whatIsTypedBeforeThePromptStandsIsEvaluated() {
        try (Terminal shell = new Terminal(folder, Map.of("NO_COLOR", "1"))) {
            shell.line("40 + 2");
            shell.line("self()");
            shell.answers("$1 ==> 42");
            shell.answers("$2 ==> <0.2>");
        }
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne() {
        try (Terminal shell =
                new Terminal(folder, Map.of("NO_COLOR", "1"), "stty rows 0 columns 0")) {
            shell.await("coppice>");
            shell.line("40 + 2");
            shell.answers("$1 ==> 42");
        }
    }

    private Terminal shell() {
        return shell(Map.of("NO_COLOR", "1"));
    }

    private Terminal shell(Map<String, String> environment) {
        Terminal terminal = new Terminal(folder, environment);
        terminal.await("This prompt is the process <0.2>");
        terminal.await("coppice>");
        return terminal;
    }

    @Test
    void drill1TakesTheShellDownAndANewOneTakesItsPlace() {
        try (Terminal shell = shell()) {
            shell.line("record Boom(String reason) {}");
            shell.await("defined record Boom");
            shell.line("Pid child = spawnLink(() -> exit(receive(Boom.class).reason()));");
            shell.await("child ==> <0.3>");
            shell.line("child.send(new Boom(\"oops\"))");
            shell.await("** (EXIT from <0.2>) shell process exited with reason: oops");
            shell.line("self()");
            shell.answers("$1 ==> <0.4>");
            shell.line("child");
            shell.await("child ==> <0.3>", 2);
        }
    }

    @Test
    void drill2ReceivesTheExitAsAMessage() {
        try (Terminal shell = shell()) {
            shell.line("record Boom(String reason) {}");
            shell.line("trapExit(true)");
            shell.line("Pid child = spawnLink(() -> exit(receive(Boom.class).reason()))");
            shell.line("child.send(new Boom(\"oops\"))");
            shell.line("IO.println(receive(Exit.class))");
            shell.await("\nExit[from=<0.3>, reason=oops]");
            shell.line("self()");
            shell.await("==> <0.2>");
        }
    }

    @Test
    void tabCompletesNamesMembersRegisteredNamesAndPids() {
        try (Terminal shell = shell()) {
            shell.line("register(Name.of(\"prompt-of-mine\")); int answerOfAll = 42");
            shell.answers("answerOfAll ==> 42");
            shell.type("answerO");
            shell.keys("Tab");
            shell.await("coppice> answerOfAll");
            shell.keys("C-u");
            shell.type("self().isAl");
            shell.keys("Tab");
            shell.await("coppice> self().isAlive()");
            shell.keys("Enter");
            shell.answers("$1 ==> true");
            shell.type("whereis(Name.of(\"prompt-o");
            shell.keys("Tab");
            shell.await("coppice> whereis(Name.of(\"prompt-of-mine");
            shell.keys("C-u");
            shell.type("kill(");
            shell.keys("Tab");
            shell.await("(prompt-of-mine)");
            shell.await("\"prompt-of-mine\"");
            shell.keys("C-u");
            shell.type("h(\"spawnL");
            shell.keys("Tab");
            shell.await("coppice> h(\"spawnLink");
            shell.keys("C-u");
            shell.type("i(\"mai");
            shell.keys("Tab");
            shell.await("coppice> i(\"mailbox");
        }
    }

    @Test
    void tabBehindABracketTellsHowAMethodIsCalled() {
        try (Terminal shell = shell()) {
            shell.line("Path lists = Path.of(\"lists\")");
            shell.answers("lists ==> lists");
            shell.type("TodoSystem.startLink(");
            shell.keys("Tab");
            shell.await(
                    "\nPid TodoSystem.startLink(Path folder)\ncoppice> TodoSystem.startLink(lists");
        }
    }

    @Test
    void ctrlCEndsALoopAndKeepsTheShell() {
        try (Terminal shell = shell()) {
            shell.line("int kept = 42");
            shell.answers("kept ==> 42");
            shell.line("while (true) {}");
            while (!shell.screen()
                    .contains("** (EXIT from <0.2>) shell process exited with reason: killed")) {
                shell.keys("C-c"); // the loop may not have begun yet
                LockSupport.parkNanos(200_000_000);
            }
            shell.line("kept + 1");
            shell.await("==> 43");
        }
    }

    @Test
    void ctrlCEndsAProgramThatReadsAndTheNextLineIsThePrompts() {
        try (Terminal shell = shell()) {
            shell.line("IO.readln(\"name? \")");
            shell.await("\nname?");
            shell.line("Bob");
            shell.answers("name? Bob\n$1 ==> \"Bob\"");
            shell.line("IO.readln(\"again? \")");
            shell.await("\nagain?");
            shell.keys("C-c");
            shell.answers("** (EXIT from <0.2>) shell process exited with reason: killed");
            shell.line("40 + 2");
            shell.answers("==> 42");
        }
    }

    @Test
    void aClassIsTypedOverSeveralLines() {
        try (Terminal shell = shell()) {
            shell.line("class Pair {");
            shell.await("    ...>");
            shell.line("    final int left = 20;");
            shell.line("    int sum() { return left + 22; }");
            shell.line("}");
            shell.await("defined class Pair");
            shell.line("new Pair().sum()");
            shell.answers("$1 ==> 42");
            shell.keys("Up", "Up");
            shell.await("coppice> class Pair {\n    ...>     final int left = 20;", 2);
        }
    }

    @Test
    void severalLinesArePasted() {
        try (Terminal shell = shell()) {
            shell.paste("int left = 20\nclass Pair {\n    int sum() { return left + 22; }\n}");
            shell.await("    ...> }");
            shell.keys("Enter");
            shell.answers("left ==> 20\ndefined class Pair");
        }
    }

    @Test
    void historyOutlivesASession() {
        try (Terminal shell = shell()) {
            shell.line("int remembered = 42");
            shell.answers("remembered ==> 42");
            shell.keys("C-d");
            shell.await("left with 0");
        }
        try (Terminal shell = shell()) {
            shell.keys("Up");
            shell.await("coppice> int remembered = 42");
            shell.keys("Enter");
            shell.answers("remembered ==> 42");
        }
    }

    @Test
    void whatComesWhileALineIsTypedStandsAboveIt() {
        try (Terminal shell = shell()) {
            shell.line(
                    "sendAfter(spawn(() -> IO.println(\"here: \" + receive())), \"late\", ofSeconds(2))");
            shell.await("$1 ==>");
            shell.type("self(");
            shell.await("\nhere: late\ncoppice> self(");
            shell.type(")");
            shell.keys("Enter");
            shell.await("$2 ==> <0.2>");
        }
    }

    @Test
    void failuresAndWhatIsTypedAreColouredUnlessRefused() {
        try (Terminal shell = shell(Map.of("NO_COLOR", ""))) {
            shell.line("if (true) { int x = 1 / 0; }");
            shell.await("by zero");
            assertThat(shell.colours())
                    .contains("\u001b[31m** (ArithmeticException)")
                    .contains("\u001b[1mint");
        }
        try (Terminal shell = shell()) {
            shell.line("if (true) { int x = 1 / 0; }");
            shell.await("by zero");
            assertThat(shell.colours()).doesNotContain("\u001b[31m", "\u001b[1m");
        }
    }
}
