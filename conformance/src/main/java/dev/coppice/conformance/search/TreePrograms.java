package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Random programs about trees of supervisors.
final class TreePrograms {

    private static final List<String> CLIENTS = List.of("p", "q");

    private final Dice dice;
    private final Specifications specifications;
    private final RandomTree tree;
    private int references;

    TreePrograms(Dice dice) {
        this.dice = dice;
        this.specifications = new Specifications(dice);
        this.tree = new RandomTree(dice);
    }

    /// Whatever is in a tree ends, and supervisors are asked for things.
    Stream<String> tree() {
        return played(dice.between(10, 22), () -> Stream.of(growing()));
    }

    private String growing() {
        return switch (dice.between(1, 8)) {
            case 1 -> tree.welcome();
            case 2 -> tree.request();
            case 3 -> "signal - " + tree.someSupervisor() + " " + lethal();
            case 4 -> "in " + dice.oneOf(CLIENTS) + " " + tree.request();
            case 5 -> "signal - " + tree.somebody() + " " + specifications.reason();
            case 6 -> "state";
            default -> "in " + tree.someWorker() + " " + specifications.ending();
        };
    }

    /// Workers call each other across the tree, and their supervisors; links and monitors cross it.
    Stream<String> across() {
        return played(dice.between(8, 18), () -> Stream.of(crossing()));
    }

    private String crossing() {
        return switch (dice.between(1, 7)) {
            case 1 -> tree.welcome();
            case 2 -> "in " + tree.someWorker() + " " + tree.request();
            case 3 -> "in " + somebody() + " " + connection();
            case 4 -> "signal - " + tree.somebody() + " " + specifications.reason();
            default -> "in " + somebody() + " " + request();
        };
    }

    /// All of it at once, several acting at the same time.
    Stream<String> mixed() {
        return played(
                dice.between(5, 10), () -> dice.once(9) ? timerAndWait() : Stream.of(acting()));
    }

    private String acting() {
        return switch (dice.between(1, 8)) {
            case 1 -> tree.welcome();
            case 2 -> dice.oneOf("state", "whereis n1", "whereis n2");
            case 3 -> "signal - " + tree.somebody() + " " + specifications.reason();
            case 4, 5 -> race();
            default -> "in " + somebody() + " " + inOneGo();
        };
    }

    private Stream<String> played(int steps, Supplier<Stream<String>> step) {
        List<String> lines = new ArrayList<>(tree.lines());
        CLIENTS.forEach(client -> lines.add("spawn " + client));
        CLIENTS.stream()
                .filter(_ -> !dice.once(3))
                .forEach(client -> lines.add("in " + client + " trap on"));
        lines.add("in p start " + RandomTree.ROOT);
        dice.several(steps, steps, step).flatMap(part -> part).forEach(lines::add);
        lines.add("state");
        return lines.stream();
    }

    /// A timer fires in the wait that follows. It belongs to somebody who may end meanwhile.
    private Stream<String> timerAndWait() {
        return Stream.of("in " + somebody() + " timer t4 " + anybody() + " tick 80", "wait 200");
    }

    private String race() {
        return "race "
                + dice.several(2, 3, () -> somebody() + " " + inOneGo())
                        .collect(Collectors.joining(" | "));
    }

    private String inOneGo() {
        return dice.several(1, 2, this::deed).collect(Collectors.joining(" ; "));
    }

    private String deed() {
        return switch (dice.between(1, 9)) {
            case 1, 2 -> connection();
            case 3 -> request();
            case 4 -> tree.request();
            case 5 -> specifications.ending();
            case 6 -> "signal " + anybody() + " " + specifications.reason();
            case 7 ->
                    dice.oneOf(
                            "register " + name(),
                            "register_for " + anybody() + " " + name(),
                            "unregister " + name(),
                            "send_name " + name() + " hello",
                            "monitor_name " + name() + " " + newReference());
            case 8 -> "timer t" + dice.between(1, 3) + " " + anybody() + " tick 60000";
            default ->
                    dice.oneOf("trap on", "trap off", "spawn_link r", "send " + anybody() + " hi");
        };
    }

    private String connection() {
        return switch (dice.between(1, 5)) {
            case 1, 2 -> "link " + anybody();
            case 3 -> "unlink " + anybody();
            case 4 -> "monitor " + anybody() + " " + newReference();
            default ->
                    references == 0
                            ? "link " + anybody()
                            : "demonitor_info m" + dice.between(1, references);
        };
    }

    private String request() {
        var callee = tree.someWorker();
        return switch (dice.between(1, 8)) {
            case 1 -> "cast " + callee + " " + dice.oneOf("raise oops", "note hi", "stop normal");
            case 2 -> "call_timeout " + callee + " silent x 20";
            case 3 -> "stop " + callee + " " + dice.oneOf("normal", "shutdown", "oops");
            default ->
                    dice.oneOf("call ", "must_call ")
                            + callee
                            + " "
                            + dice.oneOf(
                                    "echo hi",
                                    "later y",
                                    "throw x",
                                    "raise oops",
                                    "exit bye",
                                    "stop oops",
                                    "stop_noreply shutdown");
        };
    }

    private String lethal() {
        return dice.oneOf("kill", "kill", "shutdown", "oops");
    }

    private String somebody() {
        return dice.once(3) ? dice.oneOf(CLIENTS) : tree.someWorker();
    }

    private String anybody() {
        return dice.once(3) ? dice.oneOf(CLIENTS) : tree.somebody();
    }

    private String name() {
        return dice.oneOf("n1", "n2");
    }

    private String newReference() {
        references++;
        return "m" + references;
    }
}
