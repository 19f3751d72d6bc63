package dev.coppice.shell;

import dev.coppice.process.ProcessExit;
import dev.coppice.process.Thrown;
import dev.coppice.shell.Palette.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// What the shell says of a snippet that was evaluated.
///
/// @param palette the colours it says it in
/// @param source what was typed as the snippet with this id
record Answers(Palette palette, UnaryOperator<String> source) {

    private static final int LONGEST_VALUE = 1_500;
    private static final int FRAMES = 6;

    /// What a snippet that went well is answered; empty when there is nothing to say.
    Optional<String> value(SnippetEvent event) {
        String value = event.value() == null ? "" : event.value();
        return switch (event.snippet()) {
            case VarSnippet named -> Optional.of(named(named.name(), value));
            case ExpressionSnippet named -> Optional.of(named(named.name(), value));
            case TypeDeclSnippet type ->
                    Optional.of(hint("defined " + kind(type) + " " + type.name()));
            case MethodSnippet method ->
                    Optional.of(
                            hint(
                                    "defined method "
                                            + method.name()
                                            + "("
                                            + method.parameterTypes()
                                            + ")"));
            case Snippet other -> Optional.empty();
        };
    }

    /// What is said of a declaration that uses something not declared yet.
    String waiting(Snippet declared, List<String> unknown) {
        String name = declared instanceof PersistentSnippet named ? named.name() : "that";
        return hint("noted " + name + ", which needs " + String.join(", ", unknown));
    }

    /// What is said when such a declaration is used.
    String tooEarly(List<String> unknown) {
        return palette.paint(
                Tone.FAILURE, "error: not declared yet: " + String.join(", ", unknown));
    }

    /// What is said when a command refuses.
    String refused(Refusal refusal) {
        return palette.paint(Tone.FAILURE, "error: " + refusal.getMessage());
    }

    private String named(String name, String value) {
        return palette.paint(Tone.NAME, name + " ==>") + " " + cut(value, name);
    }

    private String cut(String value, String name) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int rest = value.length() - LONGEST_VALUE;
        return value.substring(0, LONGEST_VALUE)
                + "…\n"
                + hint(rest + " characters more; show(" + name + ") prints them all");
    }

    private static String kind(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case RECORD_SUBKIND -> "record";
            case ANNOTATION_TYPE_SUBKIND -> "annotation";
            default -> "class";
        };
    }

    private String hint(String text) {
        return palette.paint(Tone.HINT, text);
    }

    /// What the code of a snippet failed with: an error, an exit or a throw, each in its own form.
    ///
    /// @param failure what came out of the code
    /// @param placed the same as JShell tells it, with its places in what was typed
    String failure(Throwable failure, @Nullable Exception placed) {
        String said =
                switch (failure) {
                    case ProcessExit exit -> "** (exit) " + exit.getMessage();
                    case Thrown thrown -> "** (throw) " + thrown.value();
                    default -> error(failure, placed);
                };
        return palette.paint(Tone.FAILURE, Values.tidy(said));
    }

    private String error(Throwable failure, @Nullable Exception placed) {
        List<String> lines = new ArrayList<>();
        lines.add("** (" + simple(failure.getClass()) + ")" + said(failure.getMessage()));
        if (placed instanceof EvalException told) {
            frames(told, lines);
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            lines.add(
                    "    caused by (" + simple(cause.getClass()) + ")" + said(cause.getMessage()));
        }
        return String.join("\n", lines);
    }

    private void frames(EvalException told, List<String> lines) {
        Arrays.stream(told.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .limit(FRAMES)
                .forEach(frame -> lines.add("    at " + place(frame)));
    }

    /// A frame; one of typed code as the line that was typed.
    private String place(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || !file.startsWith("#")) {
            return frame.toString();
        }
        return source.apply(file.substring(1))
                .lines()
                .skip(Math.max(0, frame.getLineNumber() - 1))
                .findFirst()
                .orElse(frame.toString())
                .strip();
    }

    private static String simple(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    private static String said(@Nullable String message) {
        return message == null ? "" : " " + message;
    }

    /// What the compiler has against a snippet.
    String refusal(String source, List<Problem> problems) {
        return problems.stream()
                .map(problem -> palette.paint(Tone.FAILURE, problem.in(source)))
                .collect(Collectors.joining("\n"));
    }

    /// Something the compiler says, and where.
    ///
    /// @param message what
    /// @param start where it begins in the source
    /// @param end where it ends
    record Problem(String message, int start, int end) {

        /// The message, and the line it is about with a mark under it.
        String in(String source) {
            int from = Math.clamp(start, 0, source.length());
            int line = source.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
            int stop = source.indexOf('\n', from);
            String text = source.substring(line, stop < 0 ? source.length() : stop);
            int marks = Math.clamp((long) end - from, 1, Math.max(1, line + text.length() - from));
            return "error: "
                    + message.lines()
                            .filter(part -> !part.strip().startsWith("location:"))
                            .collect(Collectors.joining("\n"))
                    + "\n    "
                    + text
                    + "\n    "
                    + " ".repeat(from - line)
                    + "^".repeat(marks);
        }
    }
}
