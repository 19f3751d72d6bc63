package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.interleavings.Explored;
import dev.coppice.interleavings.Jcstress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs jcstress over the races: for a sixth of a second each in every build; with
/// `-Draces.mode=long` for ten seconds each, in several ways of compiling them. Its reports stay in
/// `target/`.
@Tag("races")
class RacesTest {

    @ParameterizedTest
    @MethodSource("ways")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void everyOutcomeOfEveryRaceIsAllowed(Compiling compiling, @TempDir Path scratch)
            throws Exception {
        Path report = Path.of("target", "races-" + compiling + ".txt");
        int exit = Jcstress.run(options(compiling), scratch, report.toAbsolutePath());
        String said = Files.readString(report);
        assertThat(exit).as("jcstress said:%n%s", said).isZero();
        assertThat(said).contains("[OK]").doesNotContain("[FAILED]").doesNotContain("[ERROR]");
        long races =
                Pattern.compile("\\[OK\\] (dev\\.coppice\\.\\S+)")
                        .matcher(said)
                        .results()
                        .map(result -> result.group(1))
                        .distinct()
                        .count();
        System.out.println("races explored: " + races + ", compiled " + compiling);
        assertThat(races).as(said).isEqualTo(RACES);
    }

    private static final int RACES = 41;

    private static Stream<Compiling> ways() {
        return Stream.of(Compiling.values()).limit(Explored.atLength() ? 4 : 1);
    }

    /// How the JVM compiles the races.
    private enum Compiling {
        FREELY("-XX:+UseSerialGC"),
        QUICKLY("-XX:TieredStopAtLevel=1"),
        WELL("-XX:-TieredCompilation -XX:+UnlockDiagnosticVMOptions -XX:+StressLCM -XX:+StressGCM"),
        NEVER("-Xint");

        private final String flags;

        Compiling(String flags) {
            this.flags = flags;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// No thread is bound to a processor: the runners would inherit that of an actor, and never run
    /// beside it. The actors meet at every state: they need not meet at the end of a stride as
    /// well, which takes long where processors are few.
    private static List<String> options(Compiling compiling) {
        String time = Explored.atLength() ? "-iters 5 -time 2000" : "-iters 1 -time 150";
        String strides = "-strideSize 640 -strideCount 1";
        return Stream.concat(
                        Stream.of(
                                ("-m sanity -f 1 -sc false -af NONE " + time + " " + strides)
                                        .split(" ")),
                        Stream.of("-jvmArgs", compiling.flags))
                .toList();
    }
}
