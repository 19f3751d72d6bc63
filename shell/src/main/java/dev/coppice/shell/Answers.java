package dev.coppice.shell;

import dev.coppice.shell.Palette.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What the shell says of a snippet that was accepted.
///
/// @param palette the colours it says it in
record Answers(Palette palette) {

    private static final int LONGEST_VALUE = 1_500;

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

    /// What is said of a declaration that uses something not declared yet.
    String waiting(Snippet declared, List<String> unknown) {
        return hint("noted " + name(declared) + ", which needs " + String.join(", ", unknown));
    }

    /// What a declaration did to variables declared before: a type that is declared anew is another
    /// type, and nothing that was made of the former one fits it.
    Optional<String> lost(SnippetEvent declaration, List<SnippetEvent> consequences) {
        String former = "a former " + name(declaration.snippet());
        String gone = variables(consequences, status -> !status.isDefined());
        String reset = variables(consequences, Status.VALID::equals);
        List<String> said =
                List.of(
                        gone.isEmpty() ? "" : "forgot " + gone + ", made of " + former,
                        reset.isEmpty() ? "" : "emptied " + reset + ", which held " + former);
        String all = said.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining("\n"));
        return all.isEmpty() ? Optional.empty() : Optional.of(hint(all));
    }

    private static String variables(List<SnippetEvent> events, Predicate<Status> now) {
        return events.stream()
                .filter(event -> event.snippet() instanceof VarSnippet)
                .filter(event -> event.previousStatus() == Status.VALID)
                .filter(event -> event.status() != Status.OVERWRITTEN && now.test(event.status()))
                .map(event -> name(event.snippet()))
                .filter(name -> !name.startsWith("$"))
                .collect(Collectors.joining(", "));
    }

    private static String name(Snippet snippet) {
        return snippet instanceof PersistentSnippet named ? named.name() : "that";
    }

    private String hint(String text) {
        return palette.paint(Tone.HINT, text);
    }
}
