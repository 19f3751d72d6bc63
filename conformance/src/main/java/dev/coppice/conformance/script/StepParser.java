package dev.coppice.conformance.script;

import dev.coppice.conformance.script.Words.Misunderstood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Understands the steps of a scenario.
final class StepParser {

    private StepParser() {}

    /// Returns what the words of one line mean; throws [Misunderstood] when they mean nothing.
    static Action parse(Words words) {
        var verb = words.next("a step");
        Action action =
                switch (verb) {
                    case "def" -> new Action.Define(DefinitionParser.parse(words));
                    case "spawn" -> new Action.SpawnPuppet(words.name());
                    case "in" -> in(words);
                    case "race" -> new Action.Race(parts("|", words, StepParser::in));
                    case "return" -> new Action.Return(words.name());
                    case "signal" -> signal(words);
                    case "whereis" -> new Action.WhereIs(words.name());
                    case "wait" -> new Action.Wait(words.milliseconds());
                    case "state" -> new Action.State();
                    default ->
                            question(verb, words)
                                    .map(Action.Ask::new)
                                    .orElseThrow(() ->
                                            new Misunderstood("`" + verb + "` is not a step"));
                };
        return words.last(action);
    }

    /// What both a step and an operation can ask.
    static Optional<Question> question(String verb, Words words) {
        return Optional.ofNullable(
                switch (verb) {
                    case "which" -> new Question.Which(words.name());
                    case "count" -> new Question.Count(words.name());
                    case "start_child" -> new Question.StartChild(words.name(), words.name());
                    case "terminate_child" ->
                            new Question.TerminateChild(words.name(), words.name());
                    case "restart_child" -> new Question.RestartChild(words.name(), words.name());
                    case "delete_child" -> new Question.DeleteChild(words.name(), words.name());
                    case "stop" -> new Question.Stop(words.name(), words.reason());
                    default -> null;
                });
    }

    private static Action.In in(Words words) {
        return new Action.In(words.name(), parts(";", words, OperationParser::parse));
    }

    private static Action signal(Words words) {
        var from = words.next("the sender of the signal");
        if (!from.equals("-")) {
            throw new Misunderstood(
                    "a signal from a process is the step `in " + from + " signal …`");
        }
        return new Action.SignalFromOutside(words.name(), words.reason());
    }

    private static <T> List<T> parts(String separator, Words words, Function<Words, T> parser) {
        List<T> parts = new ArrayList<>();
        do {
            parts.add(parser.apply(words.until(separator)));
        } while (!words.isEmpty());
        return parts;
    }
}
