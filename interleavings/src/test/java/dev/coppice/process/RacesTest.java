package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.interleavings.Explored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs jcstress over the races: for a short while in every build, for long with
/// `-Draces.mode=long`, in every way in which the JVM compiles. Its report stays in `target/`.
class RacesTest {

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void everyOutcomeOfEveryRaceIsAllowed(@TempDir Path scratch) throws Exception {
        boolean full = Explored.atLength();
        Path report = Path.of("target", "races.txt").toAbsolutePath();
        int exit = jcstress(full ? LONG : SHORT, scratch, report);
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
        System.out.println("races explored: " + races + (full ? ", at length" : ", for a moment"));
        assertThat(races).as(said).isEqualTo(RACES);
    }

    private static final int RACES = 31;

    private static final List<String> SHORT =
            List.of(
                    "-m",
                    "sanity",
                    "-f",
                    "1",
                    "-iters",
                    "1",
                    "-time",
                    "300",
                    "-sc",
                    "false",
                    "-jvmArgs",
                    "-XX:+UseSerialGC",
                    "-strideSize",
                    "64",
                    "-strideCount",
                    "10");
    private static final List<String> LONG = List.of("-m", "quick", "-time", "500");

    private static int jcstress(List<String> mode, Path scratch, Path report)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.openjdk.jcstress.Main", "-v", "-r", scratch.toString()));
        command.addAll(mode);
        return new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start()
                .waitFor();
    }
}
