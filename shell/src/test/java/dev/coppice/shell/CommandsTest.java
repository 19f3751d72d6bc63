package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What can be asked of processes at the prompt.
class CommandsTest {

    private static final String COUNTER =
            """
            record Counter(Destination process) {
                record Add(int number) implements Call<Integer> {}
                static Pid startLink(String name) {
                    return GenServer.startLink(Name.of(name), new Callbacks());
                }
                static ChildSpec childSpec(String name) {
                    return ChildSpec.worker(name, () -> startLink(name));
                }
                record Callbacks() implements GenServer<Add, Integer> {
                    public Init<Integer> init() { return ok(0); }
                    public Next<Integer> handle(Add add, Integer sum) {
                        return reply(add, sum + add.number(), sum + add.number());
                    }
                }
            }
            """;

    private static Conversation shell;

    @BeforeAll
    static void begin() {
        shell = new Conversation();
        shell.ask(COUNTER);
        shell.ask(
                "Pid top = Supervisor.startLink(Name.of(\"top\"), oneForOne("
                        + "Counter.childSpec(\"one\"), Counter.childSpec(\"two\")))");
    }

    @AfterAll
    static void end() {
        shell.close();
    }

    private static String pid(String name) {
        return "<0."
                + shell.ask("whereis(Name.of(\"" + name + "\")).get().number()")
                        .replaceAll(".* ", "")
                + ">";
    }

    @Test
    void theTreeShowsNamesPidsRestartsAndMailboxes() {
        shell.ask("kill(\"two\")", "kill(\"two\")");
        String one = pid("one");
        String two = pid("two");
        assertThat(shell.ask("tree(top)").lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "process pid restarts mailbox",
                        "top " + pid("top") + " - 0",
                        "├─ one " + one + " 0 0",
                        "└─ two " + two + " 2 0");
        assertThat(shell.ask("tree()")).contains("shell", "└─ top", "   ├─ one");
    }

    @Test
    void childrenAreListedAsTheSupervisorDoes() {
        assertThat(shell.ask("children(\"top\")").lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith("id child type restart restarts")
                .anyMatch(line -> line.equals("one " + pid("one") + " worker permanent 0"));
    }

    @Test
    void theStateOfAServerIsAValue() {
        shell.ask("call(Name.of(\"one\"), new Counter.Add(5))");
        assertThat(shell.ask("state(\"one\")")).endsWith("==> 5");
        assertThat(shell.ask("state(whereis(Name.of(\"one\")))")).endsWith("==> 5");
        assertThat(shell.ask("state(new Counter(Name.of(\"one\")))")).endsWith("==> 5");
    }

    @Test
    void aProcessIsFoundByTheNumberOfItsPid() {
        assertThat(shell.ask("pid(top.number()).equals(top)")).endsWith("==> true");
    }

    @Test
    void infoShowsWhatAProcessRunsAndWhoIsLinkedToIt() {
        assertThat(shell.ask("info(\"one\")"))
                .startsWith(pid("one") + " one")
                .containsPattern("runs +Counter")
                .containsPattern("status +waiting")
                .containsPattern("links +" + pid("top"))
                .containsPattern("started by +top");
    }

    @Test
    void allProcessesAreListedInTheOrderAskedFor() {
        shell.ask("self().send(1); self().send(2)");
        assertThat(shell.ask("i()").lines().skip(1)).first().asString().startsWith("<0.1>");
        assertThat(shell.ask("i(\"mailbox\")").lines().skip(1))
                .first()
                .asString()
                .contains("shell");
        assertThat(shell.ask("i(\"runs\")").lines().skip(1)).first().asString().contains("Counter");
        shell.ask("flush()");
    }

    @Test
    void ofManyProcessesTheFirstAreShown() {
        shell.ask(
                "Pid crowd = DynamicSupervisor.startLink(Name.of(\"crowd\"))",
                "for (int n = 0; n < 250; n++) DynamicSupervisor.startChild(crowd,"
                        + " ChildSpec.worker(\"one of many\", () -> spawnLink(() -> receive())))");
        assertThat(shell.ask("i()").lines())
                .hasSize(202)
                .last()
                .asString()
                .matches("and \\d+ more");
        assertThat(shell.ask("children(crowd)")).endsWith("\nand 50 more");
        assertThat(shell.ask("tree(crowd)").lines())
                .hasSize(53)
                .last()
                .isEqualTo("└─ and 200 more");
        assertThat(shell.ask("info(crowd)")).contains(" and 231 more\n");
        shell.ask("Supervisor.stop(crowd)");
    }

    @Test
    void whatCannotBeDoneIsSaidAndTheShellProcessLivesOn() {
        var before = shell.session.shell();
        assertThat(shell.ask("kill(\"nobody\")"))
                .isEqualTo("error: there is no process \"nobody\"");
        assertThat(shell.ask("info(99999)")).isEqualTo("error: there is no process 99999");
        assertThat(shell.ask("state(null)")).isEqualTo("error: there is no process null");
        assertThat(shell.ask("children(\"one\")")).matches("error: <0.\\d+> is no supervisor");
        assertThat(shell.ask("i(\"beauty\")"))
                .isEqualTo(
                        "error: processes can be sorted by pid, name, runs, status, mailbox, links,"
                                + " not by \"beauty\"");
        assertThat(shell.session.shell()).isEqualTo(before);
        assertThat(shell.session.failed()).isTrue();
    }

    @Test
    void aProcessThatHasEndedIsNotTraced() {
        shell.ask("Pid late = spawn(() -> exit(receive()))", "Ref end = monitor(late)");
        shell.ask("late.kill()", "receive(Down.class)");
        assertThat(shell.ask("trace(late)")).matches("<0.\\d+> has ended\\.");
    }

    @Test
    void aTraceShowsMessagesSignalsAndAnswers() {
        shell.ask("Pid echo = spawn(() -> exit(receive()))", "trace(echo)");
        String self = shell.session.shell().toString();
        String echo = shell.ask("echo").replaceAll(".* ", "");
        assertThat(shell.ask("Ref seen = monitor(echo)", "echo.send(\"bye\")"))
                .contains(
                        "[trace] " + self + " → " + echo + "  bye",
                        "[trace] " + echo + " → " + self + "  down: bye");
        shell.ask("trace(\"one\")");
        assertThat(shell.ask("call(Name.of(\"one\"), new Counter.Add(0))"))
                .contains("→ " + pid("one") + "  Add[number=0]", "→ " + self + "  answer: ");
        shell.ask("untrace()");
        assertThat(shell.ask("call(Name.of(\"one\"), new Counter.Add(0))")).doesNotContain("trace");
        shell.ask("flush()");
    }
}
