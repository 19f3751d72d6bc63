package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of the guide about the shell shows what the shell prints: its `console` blocks are one
/// session, typed here from top to bottom.
class GuideTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "09-the-shell.md");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```console\n((?:.*\n)*?)```$");
    private static final Pattern PROMPT = Pattern.compile("(?:coppice>| {4}\\.\\.\\.>) (.*)");

    @Test
    void theSessionOfTheGuideIsPrintedByTheShell(@TempDir Path folder) throws Exception {
        List<String> shown =
                BLOCK.matcher(Files.readString(PAGE))
                        .results()
                        .flatMap(block -> session(block.group(1)))
                        .toList();
        String typed = shown.stream().flatMap(GuideTest::typed).collect(Collectors.joining());
        assertThat(typed).isNotEmpty();
        assertThat(new Program(folder).transcript(typed).lines().toList())
                .containsExactlyElementsOf(shown);
    }

    /// The lines of a block, without the command that starts the shell and what greets one then.
    private static Stream<String> session(String block) {
        return block.startsWith("$ ")
                ? block.lines().dropWhile(line -> !PROMPT.matcher(line).matches())
                : block.lines();
    }

    private static Stream<String> typed(String line) {
        return PROMPT.matcher(line).results().map(prompt -> prompt.group(1) + "\n");
    }
}
