package dev.coppice.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// JShell, running what it compiles in the shell process, with the names of the guide imported.
final class Engine {

    /// The components of a record, which JShell puts into the signatures of its methods.
    private static final Pattern COMPONENTS = Pattern.compile("(\\w)\\([^()]*\\)\\.");

    /// How a line begins that goes on with the one before.
    private static final Pattern CONTINUES =
            Pattern.compile("\\s*(?:[.?:&|=<>)\\],%*{]|[+-](?![+-])|/(?![/*])|instanceof\\b)");

    private static final Pattern GRAMMAR =
            Pattern.compile("compiler\\.err\\.(?:expected\\d?|illegal\\.start\\..*|not\\.stmt)");

    private final JShell jshell;
    private final LiveControl control;

    /// An engine whose snippets run where `evaluator` has them run, and whose lines `places` knows.
    Engine(Evaluator evaluator, Places places, PrintStream out) {
        control = new LiveControl(evaluator, new SnippetLoader(), () -> note(places));
        jshell =
                JShell.builder()
                        .executionEngine(new InThisJvm(control), Map.of())
                        .compilerOptions("-classpath", System.getProperty("java.class.path"))
                        .out(out)
                        .err(out)
                        .build();
        for (String line : imports()) {
            for (SnippetEvent event : jshell.eval(line)) {
                if (event.status() != Snippet.Status.VALID) {
                    throw new IllegalStateException("the shell cannot " + line);
                }
            }
        }
    }

    private void note(Places places) {
        jshell.snippets().map(analysis()::wrapper).forEach(places::note);
    }

    /// A text cut behind its first snippet.
    ///
    /// @param snippet the first snippet; blank when there is none
    /// @param rest what follows
    record Cut(String snippet, String rest) {
        boolean isEmpty() {
            return snippet.isBlank();
        }
    }

    /// Cuts a text behind its first snippet. One that cannot be understood is not cut.
    ///
    /// The end of a line ends a snippet, as if lines that are pasted had been typed, unless the
    /// next one goes on with it. JShell alone would ask for semicolons.
    Cut cut(String text) {
        for (int end = endOfLine(text, 0); ; end = endOfLine(text, end)) {
            String behind = text.substring(end);
            CompletionInfo info = analysis().analyzeCompletion(text.substring(0, end));
            if (behind.isEmpty()
                    || info.completeness().isComplete() && !CONTINUES.matcher(behind).lookingAt()) {
                return cut(text.substring(0, end), info, behind);
            }
        }
    }

    private static Cut cut(String text, CompletionInfo info, String behind) {
        if (info.completeness() == Completeness.EMPTY) {
            return new Cut("", "");
        }
        String source = info.source();
        return source == null || source.isBlank()
                ? new Cut(text, behind)
                : new Cut(source, info.remaining() + behind);
    }

    private static int endOfLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }

    /// Whether a text needs nothing more to be evaluated or refused.
    boolean isWhole(String text) {
        CompletionInfo info = analysis().analyzeCompletion(text);
        return switch (info.completeness()) {
            case EMPTY, UNKNOWN -> true;
            case COMPLETE, COMPLETE_WITH_SEMI ->
                    info.remaining().isBlank() || isWhole(info.remaining());
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> false;
        };
    }

    /// Evaluates one snippet in the shell process.
    ///
    /// @return what became of it, and then of others because of it
    List<SnippetEvent> evaluate(String snippet) {
        control.forget();
        return jshell.eval(snippet);
    }

    /// How the code of the last snippet ended, if it has any.
    Evaluation.Ending ending() {
        return control.ending();
    }

    /// What a declaration that was made or used still needs.
    List<String> needs(SnippetEvent event) {
        DeclarationSnippet declared =
                event.exception() instanceof UnresolvedReferenceException early
                        ? early.getSnippet()
                        : (DeclarationSnippet) event.snippet();
        return jshell.unresolvedDependencies(declared).sorted().toList();
    }

    /// What the compiler has against a snippet.
    List<Problem> problems(Snippet refused) {
        Guesses guesses = new Guesses(this::suggestions);
        List<Diag> errors = jshell.diagnostics(refused).filter(Diag::isError).toList();
        return errors.stream()
                .filter(Engine::isOfGrammar)
                .findFirst()
                .map(List::of)
                .orElse(errors)
                .stream()
                .map(said -> problem(said, refused.source(), guesses))
                .toList();
    }

    /// Whether the compiler cannot read on: what else it says then is about text that nobody meant.
    private static boolean isOfGrammar(Diag said) {
        return GRAMMAR.matcher(said.getCode()).matches();
    }

    private static Problem problem(Diag said, String source, Guesses guesses) {
        String message = said.getMessage(Locale.ROOT);
        return new Problem(
                message,
                source,
                (int) said.getStartPosition(),
                (int) said.getEndPosition(),
                guesses.of(message, source, (int) said.getPosition()));
    }

    /// The names of the variables that were declared, and not made up for answers.
    List<String> variables() {
        return jshell.variables()
                .map(VarSnippet::name)
                .filter(name -> !name.startsWith("$"))
                .toList();
    }

    /// What the last word of a text may go on as.
    List<String> suggestions(String text) {
        return completions(text).map(Suggestion::continuation).distinct().toList();
    }

    /// What a text that ends before a word may go on as: values and methods. Types would be too
    /// many.
    List<String> openings(String text) {
        return lowerCase(completions(text));
    }

    /// What may be the next argument in a text: values and methods of the type that is expected.
    List<String> arguments(String text) {
        return lowerCase(completions(text).filter(Suggestion::matchesType));
    }

    private static List<String> lowerCase(Stream<Suggestion> completions) {
        return completions
                .map(Suggestion::continuation)
                .filter(name -> Character.isLowerCase(name.charAt(0)) && !name.endsWith("."))
                .distinct()
                .toList();
    }

    private Stream<Suggestion> completions(String text) {
        return analysis().completionSuggestions(text, text.length(), new int[1]).stream();
    }

    /// How the method can be called whose arguments a text ends in.
    List<String> signatures(String text) {
        return analysis().documentation(text, text.length(), false).stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .map(said -> COMPONENTS.matcher(Problem.simply(said)).replaceFirst("$1."))
                .distinct()
                .toList();
    }

    private SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    private static List<String> imports() {
        try (InputStream text = Engine.class.getResourceAsStream("imports.jsh")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record InThisJvm(LiveControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "shell process";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
