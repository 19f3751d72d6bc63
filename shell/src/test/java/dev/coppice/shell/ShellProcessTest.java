package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The prompt is a process.
@Isolated("keeps processors busy, and looks at the time")
class ShellProcessTest {

    private static Conversation shell;

    @BeforeAll
    static void begin() {
        shell = new Conversation();
        shell.ask("record Boom(String reason) {}");
    }

    @AfterAll
    static void end() {
        shell.close();
    }

    private static final String CHILD = "spawnLink(() -> exit(receive(Boom.class).reason()))";

    private static Pid self() {
        return shell.session.shell();
    }

    @Test
    void aSnippetRunsInTheShellProcess() {
        assertThat(shell.ask("self()")).endsWith("==> " + self());
        shell.ask("register(Name.of(\"prompt\"))");
        assertThat(shell.ask("whereis(Name.of(\"prompt\"))"))
                .endsWith("==> Optional[" + self() + "]");
    }

    @Test
    void flushPrintsTheMailboxAndEmptiesIt() {
        shell.ask("self().send(\"hello\"); self().send(new Boom(\"oops\"))");
        assertThat(shell.ask("flush()")).isEqualTo("\"hello\"\nBoom[reason=oops]");
        assertThat(shell.ask("flush()")).isEmpty();
    }

    @Test
    void theExitOfALinkedProcessTakesTheShellDownAndVariablesSurvive() {
        Pid before = self();
        shell.ask("int kept = 42", "Pid child = " + CHILD);
        assertThat(shell.ask("child.send(new Boom(\"oops\"))"))
                .isEqualTo("** (EXIT from " + before + ") shell process exited with reason: oops");
        assertThat(self()).isNotEqualTo(before);
        assertThat(shell.ask("self()")).endsWith("==> " + self());
        assertThat(shell.ask("kept")).isEqualTo("kept ==> 42");
        assertThat(shell.ask("child.isAlive()")).endsWith("==> false");
    }

    @Test
    void aTrappingShellReceivesTheExitAsAMessage() {
        Pid before = self();
        shell.ask("trapExit(true)", "Pid trapped = " + CHILD, "trapped.send(new Boom(\"oops\"))");
        assertThat(shell.ask("receive(Exit.class)"))
                .matches("\\$\\d+ ==> Exit\\[from=<0.\\d+>, reason=oops]");
        assertThat(self()).isEqualTo(before);
        shell.ask("trapExit(false)");
    }

    @Test
    void theShellThatDiesWhileNobodyTypesIsReplacedAndSaysSo() {
        Pid before = self();
        shell.ask("spawnLink(() -> { sleep(ofMillis(300)); exit(\"later\"); })");
        shell.awaitAnswer("** (EXIT from " + before + ") shell process exited with reason: later");
        assertThat(shell.ask("self()")).endsWith("==> " + self());
    }

    @Test
    void theKeeperOfTheShellIsReplacedWhenSomebodyKillsIt() {
        Pid before = self();
        shell.ask("for (Pid p : node().processes()) if (!p.equals(self())) p.kill()");
        assertThat(shell.ask("self()")).endsWith("==> " + before);
        assertThat(shell.ask("exit(\"bye\")"))
                .endsWith("** (EXIT from " + before + ") shell process exited with reason: bye");
        assertThat(shell.ask("self()")).endsWith("==> " + self());
    }

    @Test
    void anUncaughtErrorEndsTheShellProcess() {
        Pid before = self();
        assertThat(shell.ask("int half(int n) { return n / 0; }", "half(4)"))
                .isEqualTo(
                        """
                        defined method half(int)
                        ** (ArithmeticException) / by zero
                            at int half(int n) { return n / 0; }
                            at half(4)
                        ** (EXIT from %s) shell process exited with reason: \
                        error(java.lang.ArithmeticException: / by zero)\
                        """
                                .formatted(before));
    }

    @Test
    void anEndlessRecursionIsTold() {
        assertThat(shell.ask("int deep(int n) { return deep(n + 1) + 1; }", "deep(0)"))
                .containsPattern(
                        "\\*\\* \\(StackOverflowError\\)\n {4}at int deep\\(.* {4}\\(\\d+ times\\)\n\\*\\*");
    }

    @Test
    void whatOtherProcessesReportNamesTheLineThatWasTyped() {
        assertThat(
                        shell.ask(
                                """
                                Pid divides = spawn(() -> {
                                    int zero = 0;
                                    int one = 1 / zero;
                                })
                                """))
                .contains(
                        "\n    code: a lambda\n",
                        "\n    reason: error(java.lang.ArithmeticException: / by zero)\n"
                                + "        at int one = 1 / zero;\n    messages");
    }

    @Test
    void infoNamesTheTypedLineWhereAProcessStands() {
        shell.ask("Pid waiter = spawn(() -> { receive(String.class); })");
        assertThat(shell.ask("info(waiter)"))
                .endsWith("now at       Pid waiter = spawn(() -> { receive(String.class); });");
    }

    @Test
    void anExitEndsTheShellProcess() {
        Pid before = self();
        assertThat(shell.ask("exit(\"bye\")"))
                .isEqualTo(
                        """
                        ** (exit) bye
                        ** (EXIT from %s) shell process exited with reason: bye\
                        """
                                .formatted(before));
    }

    @Test
    void anUncaughtThrowEndsTheShellProcess() {
        Pid before = self();
        assertThat(shell.ask("throw new Thrown(\"ball\")"))
                .isEqualTo(
                        """
                        ** (throw) ball
                        ** (EXIT from %s) shell process exited with reason: nocatch(ball)\
                        """
                                .formatted(before));
    }

    @Test
    void aCallThatFailsSaysWhomItCalled() {
        assertThat(shell.ask("call(Name.of(\"nobody\"), new Call<Integer>() {})"))
                .startsWith("** (exit) call to nobody failed")
                .contains("there is no such process: anonymous@");
    }

    @Test
    void aLoopWithoutEndIsEnded() throws Exception {
        Pid before = self();
        assertThat(shell.interrupted("while (true) {}"))
                .isEqualTo(
                        "** (EXIT from " + before + ") shell process exited with reason: killed");
        assertThat(shell.ask("self()")).endsWith("==> " + self());
    }

    @Test
    void whateverRunsWithoutEndIsEnded() throws Exception {
        shell.ask(
                "void deaf() { for (;;) { try { sleep(ofMillis(1)); } catch (Throwable t) {} } }");
        assertThat(shell.interrupted("deaf()")).contains("killed");
        assertThat(shell.interrupted("receive()")).contains("killed");
        assertThat(
                        shell.interrupted(
                                "new Object() { void f() { do { int i = 1; } while (true); } }.f()"))
                .contains("killed");
        assertThat(shell.interrupted("LongStream.iterate(1, n -> n).sum()")).contains("killed");
    }

    @Test
    void loopsInOtherProcessesLeaveRoomForTheShell() {
        try (Conversation other = new Conversation(Duration.ofMillis(200))) {
            other.ask(
                    "List<Pid> spinning = new ArrayList<>()",
                    "for (int n = 0; n < 4; n++) spinning.add(spawn(() -> { while (true) {} }))");
            assertThat(other.ask("self()")).endsWith("==> " + other.session.shell());
            other.ask("spinning.forEach(Pid::kill)");
            assertThat(other.ask("spinning.stream().anyMatch(Pid::isAlive)")).endsWith("==> false");
        }
    }

    @Test
    void whoLeavesDoesNotWaitForCodeThatCannotBeEnded() {
        Conversation other = new Conversation();
        other.ask("Pid deaf = spawn(() -> new CompletableFuture<Object>().join())", "deaf.kill()");
        long start = System.nanoTime();
        other.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
