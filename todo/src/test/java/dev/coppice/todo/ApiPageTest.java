package dev.coppice.todo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/todo-api.md` is one session, and a server answers as it says.
class ApiPageTest {

    private static final Path PAGE = Path.of("../docs/todo-api.md");
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]{16})\"");

    /// How the page ends a stream.
    private static final String A_SECOND = "--max-time 1";

    @TempDir private Path folder = Path.of("");

    /// A command, and what the page says of its answer.
    private record Step(String command, String answer) {}

    @Test
    void everyAnswerIsAsThePageSays() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl");
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(20);

        Settings settings = TestSettings.in(folder.resolve("lists"));
        String given = "curl() { command curl --silent \"$@\"; }\n";
        String list = "LIST";
        try (RunningSystem _ = RunningSystem.start(settings)) {
            for (Step step : steps) {
                String command =
                        step.command()
                                .replace("5454", String.valueOf(settings.port()))
                                .replace("LIST", list);
                String answer = answer(given + command, shown(step, list));
                Matcher id = ID.matcher(answer);
                if (list.equals("LIST") && id.find()) {
                    list = id.group(1);
                }
                if (command.matches("[A-Z]=.*")) {
                    given += command + "\n";
                }
                assertThat(answer).as(command).matches(shown(step, list));
            }
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            for (String step : blocks.group(1).split("(?m)^\\$ ", -1)) {
                if (!step.isBlank()) {
                    String[] parts = step.split("\n", 2);
                    steps.add(new Step(parts[0], parts[1]));
                }
            }
        }
        return steps;
    }

    /// What a command prints; of a stream, which does not end, as much as the page shows, however
    /// long it takes to come.
    private String answer(String command, String shown) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("bash", "-c", command.replace(A_SECOND, "--max-time 60"))
                        .directory(folder.toFile())
                        .start();
        StringBuilder answer = new StringBuilder();
        try (BufferedReader lines = shell.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer.append(line).append('\n');
                if (command.contains(A_SECOND) && answer.toString().strip().matches(shown)) {
                    shell.descendants().forEach(ProcessHandle::destroy);
                }
            }
        }
        shell.waitFor();
        return answer.toString().strip();
    }

    /// What the page shows of the answer to a step.
    private static String shown(Step step, String list) {
        return Arrays.stream(step.answer().replace("LIST", list).strip().split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(?s:.*)"));
    }
}
