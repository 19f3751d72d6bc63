package dev.coppice.shell;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Thrown;
import dev.coppice.shell.Palette.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the shell says when something went wrong: an error, an exit or a throw, each in its own
/// form; the end of the shell process; what the compiler or a command refuses.
///
/// @param palette the colours it says it in
/// @param places where typed code stands
record Failures(Palette palette, Places places) {

    /// What the code of a snippet failed with.
    String of(Throwable failure) {
        return painted(
                switch (failure) {
                    case ProcessExit exit -> "** (exit) " + exit.getMessage();
                    case Thrown thrown -> "** (throw) " + thrown.value();
                    default -> error(failure);
                });
    }

    private String error(Throwable failure) {
        List<String> lines = new ArrayList<>();
        lines.add("** " + said(failure));
        places.of(Arrays.asList(failure.getStackTrace()))
                .forEach(place -> lines.add("    at " + place));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            lines.add("    caused by " + said(cause));
        }
        return String.join("\n", lines);
    }

    private static String said(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        return "("
                + (type.isEmpty() ? failure.getClass().getName() : type)
                + ")"
                + orNothing(failure.getMessage());
    }

    private static String orNothing(@Nullable String message) {
        return message == null ? "" : " " + message;
    }

    /// What is said when a shell process has ended.
    String ended(Pid shell, ExitReason reason) {
        return painted("** (EXIT from " + shell + ") shell process exited with reason: " + reason);
    }

    /// What is said when a declaration is used that waits for others.
    String tooEarly(List<String> unknown) {
        return painted("error: not declared yet: " + String.join(", ", unknown));
    }

    /// What is said when a command refuses.
    String of(Refusal refusal) {
        return painted("error: " + refusal.getMessage());
    }

    /// What the compiler has against a snippet.
    String of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> painted(problem.told()))
                .collect(Collectors.joining("\n"));
    }

    private String painted(String text) {
        return palette.paint(Tone.FAILURE, Values.tidy(text));
    }
}
