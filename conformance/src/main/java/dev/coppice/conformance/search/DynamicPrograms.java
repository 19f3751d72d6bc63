package dev.coppice.conformance.search;

import static dev.coppice.conformance.search.Specifications.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Random programs about dynamic supervisors in a tree.
final class DynamicPrograms {

    private static final List<String> GUESTS = List.of("k1", "k2", "k3");
    private static final List<String> SUPERVISORS = List.of("s", "root");
    private static final List<String> WORKERS = List.of("e");

    private final Dice dice;
    private final Specifications specifications;
    private final List<String> lines = new ArrayList<>();

    DynamicPrograms(Dice dice) {
        this.dice = dice;
        this.specifications = new Specifications(dice);
        lines.add(specifications.supervisor("root", ""));
        lines.add(specifications.dynamicSupervisor("s", "in=root", specifications.restart()));
        lines.add(specifications.worker("e", "in=root"));
    }

    /// Its children are workers, whose starts fail now and then.
    Stream<String> workers() {
        lines.add(
                line(
                        "def k template in=s",
                        specifications.restart(),
                        specifications.shutdown(),
                        specifications.trap(),
                        specifications.failingGuestStarts()));
        return played(() -> "start_child s " + someGuest(), GUESTS, List.of());
    }

    /// Its children are supervisors with children of their own.
    Stream<String> families() {
        template();
        lines.add(specifications.supervisor("pattern", ""));
        lines.add(specifications.worker("a", "in=pattern", specifications.starts()));
        lines.add(specifications.worker("b", "in=pattern", specifications.starts()));
        return played(() -> "start_child s " + someGuest(), List.of("a", "b"), GUESTS);
    }

    /// Its children are dynamic supervisors.
    Stream<String> nested() {
        template();
        lines.add(specifications.dynamicSupervisor("pattern", ""));
        lines.add(
                line(
                        "def x template in=pattern",
                        specifications.restart(),
                        specifications.shutdown(),
                        specifications.trap(),
                        specifications.guestStarts()));
        return played(
                () ->
                        dice.once(3)
                                ? "start_child s " + someGuest()
                                : "start_child " + someGuest() + " " + dice.oneOf("x1", "x2", "x3"),
                List.of("x1", "x2", "x3"),
                GUESTS);
    }

    private void template() {
        lines.add(line("def k template in=s of=pattern", specifications.restart()));
    }

    /// Plays with workers, which can be told to do something, and supervisors, which cannot.
    private Stream<String> played(
            Supplier<String> start, List<String> workers, List<String> supervisors) {
        lines.add("spawn p");
        if (!dice.once(3)) {
            lines.add("in p trap on");
        }
        lines.add("in p start root");
        lines.add("start_child s k1");
        dice.several(10, 20, () -> step(start, workers, supervisors)).forEach(lines::add);
        lines.add("state");
        return lines.stream();
    }

    private String step(Supplier<String> start, List<String> workers, List<String> supervisors) {
        return switch (dice.between(1, 9)) {
            case 1, 2, 3 -> start.get();
            case 4 -> "terminate_child s " + someGuest();
            case 5 -> dice.oneOf("which ", "count ") + oneOf(SUPERVISORS, supervisors);
            case 6 ->
                    dice.oneOf("state", "signal - s kill", "signal - s normal", "signal - k1 kill");
            case 7 ->
                    "race p "
                            + start.get()
                            + " | "
                            + oneOf(workers, WORKERS)
                            + " "
                            + specifications.ending();
            default ->
                    "signal - "
                            + (dice.once(3)
                                    ? oneOf(supervisors, WORKERS)
                                    : oneOf(workers, supervisors))
                            + " "
                            + specifications.reason();
        };
    }

    private String oneOf(List<String> some, List<String> others) {
        return dice.oneOf(Stream.concat(some.stream(), others.stream()).toList());
    }

    private String someGuest() {
        return dice.oneOf(GUESTS);
    }
}
