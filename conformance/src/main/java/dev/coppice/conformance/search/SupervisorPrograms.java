package dev.coppice.conformance.search;

import static dev.coppice.conformance.search.Specifications.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Random programs about one supervisor and what it supervises.
final class SupervisorPrograms {

    private final Dice dice;
    private final Specifications specifications;
    private final List<String> lines = new ArrayList<>();
    private final List<String> children;

    SupervisorPrograms(Dice dice) {
        this.dice = dice;
        this.specifications = new Specifications(dice);
        this.children = List.of("a", "b", "c", "d", "e").subList(0, dice.between(2, 5));
    }

    /// Its children, and everything that can happen to them.
    Stream<String> supervisor() {
        lines.add(specifications.supervisor("s", ""));
        addChildren(specifications::starts);
        return played(dice.between(10, 24), this::dealing);
    }

    /// Starts that fail for a while and work again later.
    Stream<String> failing() {
        lines.add(specifications.supervisor("s", ""));
        addChildren(specifications::failingStarts);
        return played(dice.between(6, 16), this::dealing);
    }

    /// A supervisor that ends itself when significant children do, below another one.
    Stream<String> significant() {
        lines.add(specifications.supervisor("root", ""));
        lines.add(
                specifications.supervisor(
                        "s",
                        "in=root",
                        specifications.restart(),
                        "auto_shutdown=" + dice.oneOf("any_significant", "all_significant")));
        children.forEach(child ->
                lines.add(
                        line(
                                "def",
                                child,
                                "worker in=s",
                                dice.oneOf("restart=transient", "restart=temporary"),
                                dice.oneOf("", "significant=true", "significant=true"),
                                specifications.trap(),
                                specifications.starts())));
        lines.add(specifications.worker("z", "in=root"));
        return played("root", dice.between(8, 16), this::dealing);
    }

    /// Several ask a supervisor for things, and its children end, all at once.
    Stream<String> crowd() {
        lines.add(specifications.supervisor("s", ""));
        addChildren(specifications::starts);
        lines.add("spawn q");
        return played(dice.between(4, 9), () -> dice.once(2) ? crowding() : dealing());
    }

    /// Restarts are few or many within a short period. It takes its time.
    Stream<String> windows() {
        lines.add(
                line(
                        "def s supervisor strategy=" + dice.oneOf("one_for_one", "one_for_all"),
                        "period=1 intensity=" + dice.between(1, 2)));
        addChildren(specifications::starts);
        return played(
                dice.between(5, 8),
                () -> dice.once(3) ? "wait 2600" : "in " + someChild() + " raise boom");
    }

    private void addChildren(Supplier<String> starts) {
        children.forEach(child -> lines.add(specifications.worker(child, "in=s", starts.get())));
        lines.add(specifications.worker("z", "", starts.get()));
    }

    private Stream<String> played(int steps, Supplier<String> step) {
        return played("s", steps, step);
    }

    private Stream<String> played(String top, int steps, Supplier<String> step) {
        lines.add("spawn p");
        if (!dice.once(3)) {
            lines.add("in p trap on");
        }
        lines.add("in p start " + top);
        dice.several(steps, steps, step).forEach(lines::add);
        lines.add("state");
        return lines.stream();
    }

    private String dealing() {
        return switch (dice.between(1, 14)) {
            case 1 -> dice.oneOf("which s", "count s", "state");
            case 2, 3, 4, 5 -> request();
            case 6 ->
                    dice.once(3)
                            ? "stop s " + dice.oneOf("normal", "shutdown", "oops")
                            : "signal - s "
                                    + dice.oneOf("shutdown", "kill", "oops", "normal", "killed");
            case 7 -> "in p " + dice.oneOf("unlink s", "link s", "start s", "trap off", "trap on");
            case 8 -> "race " + someChild() + " " + ending() + " | " + someChild() + " " + ending();
            case 9, 10 -> "signal - " + someChild() + " " + specifications.reason();
            default -> "in " + someChild() + " " + ending();
        };
    }

    private String request() {
        return dice.oneOf("terminate_child", "restart_child", "delete_child", "start_child")
                + " s "
                + (dice.once(4) ? "z" : someChild());
    }

    private String crowding() {
        return "race "
                + dice.several(2, 3, this::member).distinct().collect(Collectors.joining(" | "));
    }

    private String member() {
        return switch (dice.between(1, 6)) {
            case 1, 2 -> "p " + dice.oneOf(request(), "which s", "count s");
            case 3 -> "q " + dice.oneOf(request(), "signal s kill", "stop s shutdown");
            case 4 -> "q signal " + someChild() + " " + specifications.reason();
            default -> someChild() + " " + ending();
        };
    }

    private String ending() {
        return specifications.ending();
    }

    private String someChild() {
        return dice.oneOf(children);
    }
}
