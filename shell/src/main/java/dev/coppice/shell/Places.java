package dev.coppice.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Where code stands, as somebody at the prompt knows it: typed code as the line that was typed.
/// Asked from any thread.
final class Places {

    private static final int MOST = 6;

    private static final Pattern TYPED = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*");

    /// A frame of typed code as a stack trace prints it.
    private static final Pattern FRAME =
            Pattern.compile("(?:prompt//)?(" + TYPED + ")[^\\s(]*\\([^\\s:)]*:(\\d+)\\)");

    /// What stands around the user's code, and says nothing about it.
    private static final List<String> INNER =
            List.of(
                    "java.",
                    "jdk.",
                    "dev.coppice.shell.",
                    "dev.coppice.process.",
                    "dev.coppice.server.");

    /// For every class that was typed, line by line, what was typed there.
    private final Map<String, List<String>> typed = new ConcurrentHashMap<>();

    /// Notes where the lines of a snippet went in the class that JShell wraps around it.
    void note(SnippetWrapper wrapper) {
        typed.computeIfAbsent(wrapper.fullClassName(), name -> lines(wrapper));
    }

    private static List<String> lines(SnippetWrapper wrapper) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (String line : wrapper.wrapped().split("\n", -1)) {
            lines.add(lineAt(wrapper.source(), wrapper.wrappedToSourcePosition(start)));
            start += line.length() + 1;
        }
        return lines;
    }

    private static String lineAt(String source, int position) {
        int within = Math.clamp(position, 0, source.length());
        int start = source.lastIndexOf('\n', Math.max(0, within - 1)) + 1;
        int end = source.indexOf('\n', within);
        return source.substring(start, end < start ? source.length() : end).strip();
    }

    /// The places of a stack that belong to the user's code, innermost first, a few at most.
    List<String> of(List<StackTraceElement> stack) {
        return folded(
                stack.stream()
                        .filter(frame -> !isInner(frame.getClassName()))
                        .filter(frame -> frame.getLineNumber() > 0) // a checkpoint has no line
                        .map(this::of));
    }

    /// A place: the typed line, or what a stack trace says.
    private String of(StackTraceElement frame) {
        return typed(frame.getClassName(), frame.getLineNumber())
                .orElseGet(() -> Values.tidy(frame.toString()));
    }

    private Optional<String> typed(String type, int line) {
        Matcher outermost = TYPED.matcher(type);
        if (!outermost.lookingAt()) {
            return Optional.empty();
        }
        List<String> lines = typed.getOrDefault(outermost.group(), List.of());
        return line < 1 || line > lines.size()
                ? Optional.empty()
                : Optional.of(lines.get(line - 1));
    }

    private static boolean isInner(String type) {
        return INNER.stream().anyMatch(type::startsWith);
    }

    /// The first places; one that follows itself, as in a recursion, is there once.
    private static List<String> folded(Stream<String> places) {
        List<String> folded = new ArrayList<>();
        String last = "";
        int times = 0;
        for (String place : places.toList()) {
            times = place.equals(last) ? times + 1 : 1;
            if (times > 1) {
                folded.set(folded.size() - 1, place + "    (" + times + " times)");
            } else if (folded.size() == MOST) {
                break;
            } else {
                folded.add(place);
            }
            last = place;
        }
        return folded;
    }

    /// Text that has stack traces in it, with the user's places in them and no others.
    String inText(String text) {
        return Stream.of(text.split("\n", -1))
                .filter(line -> !line.strip().startsWith("at ") || !isInner(frame(line)))
                .map(line -> FRAME.matcher(line).replaceAll(this::replacement))
                .map(Values::tidy)
                .collect(Collectors.joining("\n"));
    }

    /// The method behind `at`, without the names of class loaders and modules.
    private static String frame(String line) {
        String method = line.strip().substring("at ".length()).replaceFirst("\\(.*", "");
        return method.substring(method.lastIndexOf('/') + 1);
    }

    private String replacement(MatchResult frame) {
        return Matcher.quoteReplacement(
                typed(frame.group(1), Integer.parseInt(frame.group(2))).orElse(frame.group()));
    }
}
