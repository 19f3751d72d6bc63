package dev.coppice.conformance.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private long now = 7;
    private final Tally tally = new Tally(100, new PrintStream(progress, true, UTF_8), () -> now);

    private void goOn(Duration time) {
        now += time.toNanos();
    }

    @Test
    void saysNothingAsLongAsTheSearchIsShort() {
        goOn(Duration.ofMillis(4_999));
        tally.add(new Verdict.Same());
        assertThat(progress.toString(UTF_8)).isEmpty();
    }

    @Test
    void saysEveryFiveSecondsHowFastItGoesAndHowLongItWillTake() {
        for (var played = 0; played < 19; played++) {
            tally.add(new Verdict.Same());
        }
        goOn(Duration.ofSeconds(20));
        tally.add(new Verdict.Open());
        assertThat(progress.toString(UTF_8))
                .startsWith("20 of 100 programs: 19 the same, 1 with several outcomes")
                .endsWith("; 1.0 a second, 1:20 left\n");
    }

    @Test
    void countsWhatCameOfThePrograms() {
        tally.add(new Verdict.Same());
        tally.add(new Verdict.Senseless());
        assertThat(tally)
                .hasToString(
                        "2 of 100 programs: 1 the same,"
                                + " 0 with several outcomes, ours among those of the BEAM,"
                                + " 1 senseless, 0 different");
    }

    @Test
    void saysWhichProgramSeemsToDifferForItIsQuietThen() {
        tally.seemsToDiffer("links-17");
        assertThat(progress.toString(UTF_8))
                .isEqualTo(
                        "links-17 seems to differ; it is made shorter, which may take minutes\n");
    }
}
