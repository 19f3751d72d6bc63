package dev.coppice.conformance.search;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Random programs about plain processes: links, monitors, names, timers, several acting at once.
final class ProcessPrograms {

    private final Dice dice;
    private final List<String> everybody;
    private int references;

    ProcessPrograms(Dice dice) {
        this.dice = dice;
        this.everybody = List.of("p", "q", "r", "s", "t", "u").subList(0, dice.between(3, 6));
    }

    /// Processes link, watch, signal and end each other.
    Stream<String> links() {
        return cast(
                dice.several(
                        14,
                        30,
                        () ->
                                dice.once(6)
                                        ? fromOutside()
                                        : "in " + somebody() + " " + inOneGo(this::deed)));
    }

    /// As links, but now and then several processes go at once. Such a program has many outcomes,
    /// the more the more races it has.
    Stream<String> races() {
        return cast(
                Stream.of(calm(), Stream.of(race()), calm(), Stream.of(race()), calm())
                        .flatMap(steps -> steps));
    }

    private Stream<String> calm() {
        return dice.several(
                1, 5, () -> dice.once(4) ? fromOutside() : "in " + somebody() + " " + deed());
    }

    private String race() {
        return "race "
                + dice.several(2, 3, () -> somebody() + " " + inOneGo(this::deed))
                        .collect(Collectors.joining(" | "));
    }

    /// Names are taken, given up, watched, asked for and freed by their owners' ends.
    Stream<String> names() {
        return cast(
                dice.several(
                        14,
                        30,
                        () ->
                                switch (dice.between(1, 5)) {
                                    case 1 -> fromOutside();
                                    case 2 -> "whereis " + name();
                                    default -> "in " + somebody() + " " + inOneGo(this::naming);
                                }));
    }

    /// Messages are put off and called back. Short timers are always followed by a longer wait, and
    /// long ones never fire, so that it is certain in which step they do.
    Stream<String> timers() {
        return cast(
                dice.several(4, 8, () -> dice.once(3) ? Stream.of(fromOutside()) : timersAndWait())
                        .flatMap(steps -> steps));
    }

    private Stream<String> timersAndWait() {
        return Stream.of("in " + somebody() + " " + inOneGo(this::timing), "wait 200");
    }

    private Stream<String> cast(Stream<String> steps) {
        return Stream.of(
                        everybody.stream().map(process -> "spawn " + process),
                        everybody.stream()
                                .filter(_ -> dice.once(3))
                                .map(process -> "in " + process + " trap on"),
                        steps,
                        Stream.of("state"))
                .flatMap(part -> part);
    }

    private String fromOutside() {
        return switch (dice.between(1, 5)) {
            case 1 -> "spawn " + somebody();
            case 2 -> "state";
            case 3 -> "return " + somebody();
            case 4 -> "whereis " + name();
            default -> "signal - " + somebody() + " " + reason();
        };
    }

    private String inOneGo(Supplier<String> operation) {
        return dice.several(1, 3, operation).collect(Collectors.joining(" ; "));
    }

    private String deed() {
        return switch (dice.between(1, 20)) {
            case 1 -> "spawn_link " + somebody();
            case 2 -> "spawn_monitor " + somebody() + " " + newReference();
            case 3 -> "spawn " + somebody();
            case 4 -> ending();
            case 5 -> "catch_" + ending();
            case 6, 7 -> "signal " + somebody() + " " + reason();
            case 8 -> "signal_self " + reason();
            case 9 -> "trap " + dice.oneOf("on", "off");
            case 10 -> "unlink " + somebody();
            case 11, 12 -> "monitor " + somebody() + " " + newReference();
            case 13 ->
                    references == 0
                            ? "trap on"
                            : dice.oneOf("demonitor ", "demonitor_flush ", "demonitor_info ")
                                    + anyReference();
            case 14 -> "send " + somebody() + " hi";
            case 15, 16 -> naming();
            default -> "link " + somebody();
        };
    }

    private String naming() {
        return switch (dice.between(1, 9)) {
            case 1, 2 -> "register " + name();
            case 3 -> "register_for " + somebody() + " " + name();
            case 4 -> "unregister " + name();
            case 5 -> "monitor_name " + name() + " " + newReference();
            case 6 -> "send_name " + name() + " hello";
            case 7 -> "signal " + somebody() + " " + reason();
            case 8 -> dice.once(3) ? ending() : "link " + somebody();
            default -> "spawn_link " + somebody();
        };
    }

    private String timing() {
        return switch (dice.between(1, 6)) {
            case 1, 2, 3 ->
                    "timer " + newReference() + " " + somebody() + " tick " + dice.oneOf(80, 60000);
            case 4 -> references == 0 ? "trap on" : "cancel " + anyReference();
            case 5 -> "send " + somebody() + " hi";
            default -> dice.once(3) ? ending() : "link " + somebody();
        };
    }

    private String ending() {
        return dice.oneOf("exit " + reason(), "raise boom", "throw x");
    }

    private String somebody() {
        return dice.oneOf(everybody);
    }

    private String name() {
        return dice.oneOf("n1", "n2");
    }

    private String newReference() {
        references++;
        return "m" + references;
    }

    private String anyReference() {
        return "m" + dice.between(1, references);
    }

    private String reason() {
        return dice.oneOf("normal", "kill", "shutdown", "oops", "shutdown(x)", "killed", "noproc");
    }
}
