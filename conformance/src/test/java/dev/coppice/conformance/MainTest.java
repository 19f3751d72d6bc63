package dev.coppice.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }

    private void assertRefused(int status, String problem) {
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo(problem + "\n");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void printsTheTracesOfItsFilesInTheirOrder(@TempDir Path folder) throws IOException {
        var one = Files.writeString(folder.resolve("1.scn"), "scenario one\nwhereis n1\n");
        var two = Files.writeString(folder.resolve("2.scn"), "scenario zwölf\nwait 0\n");
        assertThat(run(two.toString(), one.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        """
                        scenario zwölf
                        > wait 0
                        = ok

                        scenario one
                        > whereis n1
                        = undefined

                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void tellsHowItIsUsed(String option) {
        assertThat(run("--against-beam", option)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("bin/conformance FILE.scn ...", "--against-beam [--seed S] [--count N]");
    }

    @Test
    void playsNothingWhenAFileIsMissing(@TempDir Path folder) throws IOException {
        var there = Files.writeString(folder.resolve("1.scn"), "scenario one\nwait 0\n");
        var missing = folder.resolve("2.scn");
        assertRefused(
                run(there.toString(), missing.toString()), missing + ": there is no such file");
    }

    @Test
    void wantsAFile() {
        assertRefused(run(), "which files? try bin/conformance --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "-x"})
    void refusesWhatIsNoOption(String option) {
        assertRefused(run(option), option + " is not an option: try bin/conformance --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "3000000000000"})
    void refusesWhatIsNoNumber(String number) {
        assertRefused(
                run("--against-beam", "--count", number),
                "--count takes a number: try bin/conformance --help");
    }
}
