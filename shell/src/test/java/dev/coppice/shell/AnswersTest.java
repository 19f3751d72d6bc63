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
        shell.ask("record Chore(String title, List<String> labels, Runnable then) {}");
        assertThat(
                        shell.ask(
                                "Chore chore = new Chore(\"a title of some length\", List.of(\"a"
                                        + " label\", \"another label\"), () -> {})"))
                .isEqualTo(
                        """
                        chore ==> Chore[
                            title=a title of some length,
                            labels=[a label, another label],
                            then=a Runnable]\
                        """);
    }

    @Test
    void aLongListStandsInLinesAsFullAsTheyGet() {
        assertThat(shell.ask("var hundred = IntStream.range(100, 125).boxed().toList()"))
                .isEqualTo(
                        """
                        hundred ==> [
                            100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114,
                            115, 116, 117, 118, 119, 120, 121, 122, 123, 124]\
                        """);
    }

    @Test
    void functionsAreCalledByTheirTypeWhereverTheyAre() {
        assertThat(shell.ask("List<Runnable> doing = List.of(() -> {})"))
                .isEqualTo("doing ==> [a Runnable]");
        assertThat(shell.ask("Map.of(\"one\", Optional.of((Supplier<Integer>) () -> 1))"))
                .endsWith("==> {one=Optional[a Supplier]}");
    }

    @Test
    void aListThatHoldsItselfIsPrinted() {
        shell.ask("List<Object> ring = new ArrayList<>(); boolean added = ring.add(ring)");
        assertThat(shell.ask("ring")).isEqualTo("ring ==> [(itself)]");
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
    void aNameThatNobodyKnowsIsGuessed() {
        assertThat(shell.ask("slef()")).endsWith("\n    ^^^^\ndid you mean self?");
        assertThat(shell.ask("spawn_link(() -> {})")).endsWith("did you mean spawnLink?");
        assertThat(shell.ask("Cache.server_process(\"bob\")"))
                .endsWith("did you mean serverProcess?");
        assertThat(shell.ask("qqqqqq")).doesNotContain("did you mean");
    }

    @Test
    void aVerbWithoutItsBracketsIsGuessedWithThem() {
        assertThat(shell.ask("self")).endsWith("did you mean self()?");
        assertThat(shell.ask("Database"))
                .startsWith("error: cannot find symbol\n  symbol:   variable Database\n")
                .doesNotContain("did you mean");
    }

    @Test
    void whatIsNoJavaIsRefusedWhereItCeasesToBe() {
        assertThat(shell.ask("receive do"))
                .isEqualTo(
                        """
                        error: ';' expected
                            receive do
                                   ^\
                        """);
    }

    @Test
    void tasksAndAgentsAreImported() {
        assertThat(shell.ask("Task.async(() -> 40 + 2).await()")).endsWith("==> 42");
        assertThat(shell.ask("Agent.start(() -> 42) instanceof Agent")).contains("==> true");
    }

    @Test
    void typesAreNamedShortlyUnlessTwoShareAName() {
        assertThat(shell.ask("Pid found = whereis(Name.of(\"nobody\"))"))
                .startsWith(
                        "error: incompatible types: Optional<Pid> cannot be converted to Pid\n");
        assertThat(shell.ask("java.sql.Date day = new java.util.Date()"))
                .startsWith(
                        "error: incompatible types: java.util.Date cannot be converted to java.sql.Date\n");
    }

    @Test
    void commandsOfOtherShellsAreAnswered() {
        assertThat(shell.ask("/exit"))
                .isEqualTo(shell.ask("quit"))
                .isEqualTo(shell.ask("help"))
                .isEqualTo("error: Ctrl-D leaves; h() lists what can be asked");
    }

    @Test
    void aTypeDeclaredAnewTellsWhatIsLostWithTheFormer() {
        shell.ask("record Card(int value) {}", "var ace = new Card(1)", "var hand = List.of(ace)");
        shell.ask("class Deck {}", "Deck deck = new Deck()");
        assertThat(shell.ask("record Card(int value, String suit) {}"))
                .isEqualTo("defined record Card\nforgot ace, hand, made of a former Card");
        assertThat(shell.ask("class Deck { int size; }"))
                .isEqualTo("defined class Deck\nemptied deck, which held a former Deck");
        assertThat(shell.ask("deck")).isEqualTo("deck ==> null");
        assertThat(shell.ask("class Deck { int size; }")).isEqualTo("defined class Deck");
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

    @Test
    void severalLinesAtOnceAreAnsweredOneByOne() {
        assertThat(
                        shell.ask(
                                """
                                int s = 1
                                List<Integer> squares = Stream.of(s, 2)
                                    .map(n -> {
                                        return n * n;
                                    })
                                    .toList()
                                record Square(int side) {
                                    int area() { return side * side; }
                                }
                                int area = new Square(4).area()
                                """))
                .isEqualTo(
                        """
                        s ==> 1
                        squares ==> [1, 4]
                        defined record Square
                        area ==> 16\
                        """);
        assertThat(shell.ask("int t = 5\nno java at all\nint u = 6"))
                .startsWith("t ==> 5\nerror: ")
                .doesNotContain("u ==>");
    }
}
