package dev.coppice.conformance.script;

import dev.coppice.conformance.script.Scenario.Step;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the scenarios of a file.
///
/// Each begins with a line `scenario NAME` and has one step on each line that follows; blank lines
/// and lines beginning with `#` are skipped.
public final class ScenarioFile {

    private static final String HEADING = "scenario ";

    private final Path file;
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private String name = "";

    private ScenarioFile(Path file) {
        this.file = file;
    }

    /// Returns the scenarios of a file in its order; throws [BrokenScript] unless every line is
    /// understood.
    public static List<Scenario> read(Path file) {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new BrokenScript(file, problem(file, unreadable));
        }
    }

    private static String problem(Path file, IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "may not be read";
            case CharacterCodingException _ -> "is not a text in UTF-8";
            default ->
                    Files.isDirectory(file)
                            ? "is a folder: name the files in it"
                            : "cannot be read (" + unreadable.getMessage() + ")";
        };
    }

    /// As [#read], from lines that are said to stand in that file.
    public static List<Scenario> parse(Path file, List<String> lines) {
        var reader = new ScenarioFile(file);
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i).strip());
        }
        reader.endScenario();
        return reader.scenarios;
    }

    private void line(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith(HEADING)) {
            endScenario();
            name = text.substring(HEADING.length());
        } else if (name.isEmpty()) {
            throw new BrokenScript(
                    file, number, "a step before the first line `scenario NAME`: " + text);
        } else {
            steps.add(step(number, text));
        }
    }

    private Step step(int number, String text) {
        try {
            return new Step(text, StepParser.parse(Words.of(text)));
        } catch (Words.Misunderstood problem) {
            throw new BrokenScript(file, number, problem.getMessage() + ": " + text);
        }
    }

    private void endScenario() {
        if (!name.isEmpty()) {
            scenarios.add(new Scenario(name, steps));
        }
        steps.clear();
    }
}
