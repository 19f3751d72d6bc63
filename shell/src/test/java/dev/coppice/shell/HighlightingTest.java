package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The colours of what is typed.
class HighlightingTest {

    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String DIM = "\u001b[2m";
    private static final String OFF = "\u001b[0m";

    private static String painted(String typed) {
        return new Highlighting(new Palette(true)).painted(typed);
    }

    @Test
    void keywordsTextAndCommentsStandOut() {
        assertThat(painted("var s = \"a\"; // b"))
                .isEqualTo(
                        BOLD + "var" + OFF + " s = " + GREEN + "\"a\"" + OFF + "; " + DIM + "// b"
                                + OFF);
        assertThat(painted("/* if */ 'x'"))
                .isEqualTo(DIM + "/* if */" + OFF + " " + GREEN + "'x'" + OFF);
        assertThat(painted("receive(Exit.class)"))
                .isEqualTo("receive(Exit." + BOLD + "class" + OFF + ")");
    }

    @Test
    void whatIsNotAKeywordStaysAsItIs() {
        assertThat(painted("variable = recorded + $if")).isEqualTo("variable = recorded + $if");
    }

    @Test
    void textDoesNotEndAtAnEscapedQuote() {
        assertThat(painted("\"a \\\" if\" + if"))
                .isEqualTo(GREEN + "\"a \\\" if\"" + OFF + " + " + BOLD + "if" + OFF);
    }

    @Test
    void textThatIsNotFinishedYetIsText() {
        assertThat(painted("\"a if")).isEqualTo(GREEN + "\"a if" + OFF);
        assertThat(painted("\"\"\"\n a \"if\""))
                .isEqualTo(GREEN + "\"\"\"" + OFF + "\n" + GREEN + " a \"if\"" + OFF);
    }
}
