package dev.coppice.conformance.script;

import static dev.coppice.conformance.script.Operation.Removal.FLUSH;
import static dev.coppice.conformance.script.Operation.Removal.INFO;
import static dev.coppice.conformance.script.Operation.Removal.PLAIN;

import dev.coppice.conformance.script.Request.Ask;
import dev.coppice.conformance.script.Request.AskKind;
import dev.coppice.conformance.script.Request.Tell;
import dev.coppice.conformance.script.Request.TellKind;
import dev.coppice.conformance.script.Words.Misunderstood;
import java.time.Duration;

/// Understands what stands behind `in P`.
final class OperationParser {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

    private OperationParser() {}

    static Operation parse(Words words) {
        var verb = words.next("an operation");
        Operation operation =
                switch (verb) {
                    case "spawn" -> new Operation.Spawn(words.name());
                    case "spawn_link" -> new Operation.SpawnLink(words.name());
                    case "spawn_monitor" ->
                            new Operation.SpawnMonitor(words.name(), reference(words));
                    case "trap" ->
                            new Operation.Trap(words.oneOf(Flag.class, "on or off") == Flag.ON);
                    case "link" -> new Operation.Link(words.name());
                    case "unlink" -> new Operation.Unlink(words.name());
                    case "monitor" -> new Operation.Monitor(words.name(), reference(words));
                    case "monitor_name" ->
                            new Operation.MonitorName(words.name(), reference(words));
                    case "demonitor" -> new Operation.Demonitor(reference(words), PLAIN);
                    case "demonitor_flush" -> new Operation.Demonitor(reference(words), FLUSH);
                    case "demonitor_info" -> new Operation.Demonitor(reference(words), INFO);
                    case "exit", "raise", "throw" -> ending(verb, words);
                    case "catch_exit", "catch_raise", "catch_throw" ->
                            new Operation.Catch(ending(verb.substring("catch_".length()), words));
                    case "signal" -> new Operation.Signal(words.name(), words.reason());
                    case "signal_self" -> new Operation.SignalSelf(words.reason());
                    case "send" -> new Operation.Send(words.name(), words.word());
                    case "send_name" -> new Operation.SendName(words.name(), words.word());
                    case "timer" ->
                            new Operation.Timer(
                                    reference(words),
                                    words.name(),
                                    words.word(),
                                    words.milliseconds());
                    case "cancel" -> new Operation.Cancel(reference(words));
                    case "register" -> new Operation.Register(words.name());
                    case "register_for" -> new Operation.RegisterFor(words.name(), words.name());
                    case "unregister" -> new Operation.Unregister(words.name());
                    default -> serving(verb, words);
                };
        return words.last(operation);
    }

    private static Operation.Ending ending(String kind, Words words) {
        return switch (kind) {
            case "exit" -> new Operation.Exit(words.reason());
            case "raise" -> new Operation.Raise(words.word());
            default -> new Operation.Throw(words.word());
        };
    }

    private static Operation.Serving serving(String verb, Words words) {
        return switch (verb) {
            case "start" -> new Operation.Start(words.name());
            case "call" -> new Operation.Call(words.name(), ask(words), USUAL_LIMIT);
            case "call_timeout" ->
                    new Operation.Call(words.name(), ask(words), words.milliseconds());
            case "call_name" -> new Operation.CallName(words.name(), ask(words), USUAL_LIMIT);
            case "must_call" -> new Operation.MustCall(words.name(), ask(words), USUAL_LIMIT);
            case "cast" -> new Operation.Cast(words.name(), tell(words));
            default ->
                    StepParser.question(verb, words)
                            .map(Operation.Ask::new)
                            .orElseThrow(
                                    () -> new Misunderstood("`" + verb + "` is not an operation"));
        };
    }

    private static Ask ask(Words words) {
        return new Ask(words.oneOf(AskKind.class, "a kind of call"), words.word());
    }

    private static Tell tell(Words words) {
        return new Tell(words.oneOf(TellKind.class, "a kind of cast"), words.word());
    }

    private static String reference(Words words) {
        return words.next("the name of a reference");
    }

    private enum Flag {
        ON,
        OFF
    }
}
