package dev.coppice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What docs/guide/testing.md shows is taken from tests that run.
class GuideTest {

    private static final Pattern PROGRAM = Pattern.compile("(?s)```java\n(.*?)```");

    @Test
    void everyProgramOfTheGuideIsInATestThatRuns() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/testing.md"));
        String tests =
                plain(
                        Files.readString(
                                Path.of("src/test/java/dev/coppice/testkit/TallyTest.java")));
        List<String> programs =
                PROGRAM.matcher(page).results().map(found -> plain(found.group(1))).toList();
        assertThat(programs).isNotEmpty().allMatch(tests::contains);
    }

    private static String plain(String java) {
        return java.replaceAll("\\s+", " ").strip();
    }
}
