package dev.coppice.conformance.script;

import dev.coppice.conformance.script.Definition.Arrangement;
import dev.coppice.conformance.script.Definition.Care;
import dev.coppice.conformance.script.Definition.Outcome;
import dev.coppice.conformance.script.Words.Misunderstood;
import dev.coppice.supervisor.AutoShutdown;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Understands what stands behind `def`: a name, a kind, and options, each with a default.
final class DefinitionParser {

    private final String name;
    private final Map<String, String> options = new LinkedHashMap<>();

    private DefinitionParser(String name, Words words) {
        this.name = name;
        while (!words.isEmpty()) {
            var option = words.next("an option").split("=", 2);
            options.put(option[0], option.length == 2 ? option[1] : "true");
        }
    }

    static Definition parse(Words words) {
        var name = words.name();
        var kind = words.oneOf(Kind.class, "a kind of definition");
        var reader = new DefinitionParser(name, words);
        var definition =
                switch (kind) {
                    case SUPERVISOR -> reader.supervisor();
                    case WORKER -> reader.worker();
                    case TEMPLATE -> reader.template();
                };
        reader.end();
        return definition;
    }

    private enum Kind {
        SUPERVISOR,
        WORKER,
        TEMPLATE
    }

    private Definition supervisor() {
        return new Definition.OfSupervisor(
                name,
                take("in"),
                care("infinity"),
                Words.oneOf(Arrangement.class, "a strategy", take("strategy", "one_for_one")),
                Words.number(take("intensity", "3")),
                Duration.ofSeconds(Words.number(take("period", "3600"))),
                Words.oneOf(
                        AutoShutdown.class, "a kind of shutdown", take("auto_shutdown", "never")));
    }

    private Definition template() {
        if (!options.containsKey("in")) {
            throw new Misunderstood("a template needs `in=` and its dynamic supervisor");
        }
        return take("of")
                .<Definition>map(pattern ->
                        new Definition.OfTemplate(name, take("in"), care("infinity"), pattern))
                .orElseGet(this::worker);
    }

    private Definition worker() {
        return new Definition.OfWorker(
                name,
                take("in"),
                care("5000"),
                take("name"),
                flag("trap"),
                flag("stubborn"),
                Arrays.stream(take("start", "ok").split(","))
                        .map(word -> Words.oneOf(Outcome.class, "the outcome of a start", word))
                        .toList());
    }

    private Care care(String usualShutdown) {
        return new Care(
                Words.oneOf(Restart.class, "a restart type", take("restart", "permanent")),
                shutdown(take("shutdown", usualShutdown)),
                flag("significant"));
    }

    private static Shutdown shutdown(String word) {
        return switch (word) {
            case "infinity" -> Shutdown.infinity();
            case "brutal_kill" -> Shutdown.brutalKill();
            default -> Shutdown.within(Duration.ofMillis(Words.number(word)));
        };
    }

    private boolean flag(String option) {
        return take(option, "false").equals("true");
    }

    private String take(String option, String usual) {
        return take(option).orElse(usual);
    }

    private Optional<String> take(String option) {
        return Optional.ofNullable(options.remove(option));
    }

    private void end() {
        options.keySet().stream()
                .findFirst()
                .ifPresent(option -> {
                    throw new Misunderstood("`" + option + "` is not an option here");
                });
    }
}
