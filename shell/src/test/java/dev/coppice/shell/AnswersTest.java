package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is printed of what was typed.
class AnswersTest {

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
    void aValueIsPrintedWithItsName() {
        assertThat(shell.ask("var list = List.of(1, 2)")).isEqualTo("list ==> [1, 2]");
        assertThat(shell.ask("list")).isEqualTo("list ==> [1, 2]");
        assertThat(shell.ask("list.size()")).matches("\\$\\d+ ==> 2");
        assertThat(shell.ask("String text = \"a\\tb\"")).isEqualTo("text ==> \"a\\tb\"");
        assertThat(shell.ask("int[] numbers = {1, 2}")).isEqualTo("numbers ==> int[2] { 1, 2 }");
    }

    @Test
    void aDeclarationIsConfirmed() {
        assertThat(shell.ask("record Point(int x, int y) {}")).isEqualTo("defined record Point");
        assertThat(shell.ask("Point middle() { return new Point(1, 2); }"))
                .isEqualTo("defined method middle()");
        assertThat(shell.ask("middle()")).endsWith("==> Point[x=1, y=2]");
    }

    @Test
    void whatHasNoValueIsNotPrinted() {
        assertThat(shell.ask("import java.util.zip.CRC32")).isEmpty();
        assertThat(shell.ask("// nothing at all")).isEmpty();
        assertThat(shell.ask("Thread.onSpinWait()")).isEmpty();
    }

    @Test
    void aLongValueIsCutWithAHint() {
        String answer = shell.ask("String long1 = \"x\".repeat(5000)");
        assertThat(answer.length()).isLessThan(2000);
        assertThat(answer).endsWith("characters more; show(long1) prints them all");
        assertThat(shell.ask("show(long1)")).hasSize(5002);
    }

    @Test
    void aLongRecordStandsInLines() {
        shell.ask("record Task(String title, List<String> labels, Runnable then) {}");
        assertThat(
                        shell.ask(
                                "Task task = new Task(\"a title of some length\", List.of(\"a"
                                        + " label\", \"another label\"), () -> {})"))
                .isEqualTo(
                        """
                        task ==> Task[
                            title = a title of some length
                            labels = [a label, another label]
                            then = a Runnable]\
                        """);
    }

    @Test
    void aChildSpecIsReadable() {
        shell.ask("class MyServer { static Pid startLink(String how) { return self(); } }");
        assertThat(
                        shell.ask(
                                "ChildSpec spec = ChildSpec.worker(MyServer.class, () ->"
                                        + " MyServer.startLink(\"ok\"))"))
                .startsWith("spec ==> ChildSpec[id=MyServer,")
                .contains("restart=permanent", "shutdown=within 5 s", "type=worker")
                .doesNotContain("Lambda", "REPL");
    }

    @Test
    void whatDoesNotCompileIsRefusedWithItsPlace() {
        assertThat(shell.ask("int four = fuor + 1;"))
                .isEqualTo(
                        """
                        error: cannot find symbol
                          symbol:   variable fuor
                            int four = fuor + 1;
                                       ^^^^\
                        """);
        assertThat(shell.session.failed()).isTrue();
    }

    @Test
    void whatIsUsedBeforeItIsDeclaredLeavesTheProcessAlive() {
        var before = shell.session.shell();
        assertThat(shell.ask("int doubled() { return 2 * single(); }"))
                .isEqualTo("noted doubled, which needs method single()");
        assertThat(shell.ask("doubled()")).isEqualTo("error: not declared yet: method single()");
        assertThat(shell.ask("int single() { return 4; }", "doubled()")).endsWith("==> 8");
        assertThat(shell.session.shell()).isEqualTo(before);
    }

    @Test
    void severalSnippetsInALineAreAnsweredUntilOneFails() {
        assertThat(shell.ask("int p = 1; int q = 2")).isEqualTo("p ==> 1\nq ==> 2");
        assertThat(shell.ask("nothing(); int r = 3")).doesNotContain("r ==>");
    }
}
