package dev.coppice.process;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.trapExit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    /// A value that cannot say what it is.
    private record Mute() {
        @Override
        public String toString() {
            throw new IllegalStateException("mute");
        }
    }

    @Test
    void aValueThatCannotSayWhatItIsStopsNoReport() {
        assertThat(Report.titled("crash").line("state", new Mute()).line("links", "none"))
                .hasToString(
                        """
                        crash
                            state: (its toString failed: java.lang.IllegalStateException)
                            links: none\
                        """);
    }

    @Test
    void aValueThatContainsItselfStopsNoReport() {
        List<Object> itself = new java.util.ArrayList<>();
        itself.add(List.of(itself));
        assertThat(Report.said(itself)).contains("StackOverflowError");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(Report.said("x".repeat(5_000)))
                .hasSizeLessThan(1_100)
                .endsWith("(5000 characters)");
    }

    @Test
    void anEmptyStateIsSaidButAnEmptyListOfLinksIsNot() {
        Object state = List.of();
        assertThat(
                        Report.titled("crash")
                                .line("state", state)
                                .line("links", List.of())
                                .line("label", Optional.empty()))
                .hasToString("crash\n    state: []");
    }

    @Test
    void aReasonIsNotPutIntoWordsUnlessSomebodyAsks() {
        try (Node node = Node.start("reports")) {
            Exit heard =
                    node.in(() -> {
                        trapExit(true);
                        spawnLink(() -> exit(new Mute()));
                        return receive(Exit.class);
                    });
            assertThat(heard.reason()).isEqualTo(new ExitReason.Term(new Mute()));
        }
    }
}
