package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Random programs about supervisors and what they supervise.
final class TreePrograms {

    private final Dice dice;
    private final List<String> lines = new ArrayList<>();

    TreePrograms(Dice dice) {
        this.dice = dice;
    }

    /// One supervisor, its children, and everything that can happen to them.
    Stream<String> supervisor() {
        supervisor("s", "", strategy(), "");
        var children = names(2, 5);
        children.forEach(child -> worker(child, "in=s", starts()));
        worker("z", "", starts());
        return played("s", dice.between(10, 24), () -> dealing("s", children, "z"));
    }

    /// Supervisors below supervisors.
    Stream<String> tree() {
        supervisor("root", "", strategy(), "");
        worker("a", "in=root", starts());
        supervisor("mid", "in=root", strategy(), restart());
        worker("b", "in=mid", starts());
        worker("c", "in=mid", starts());
        supervisor("low", "in=mid", strategy(), restart());
        worker("d", "in=low", starts());
        worker("e", "in=root", starts());
        worker("z", "", starts());
        var workers = List.of("a", "b", "c", "d", "e");
        return played(
                "root",
                dice.between(10, 22),
                () ->
                        switch (dice.between(1, 6)) {
                            case 1 ->
                                    "signal - "
                                            + dice.oneOf("mid", "low")
                                            + " "
                                            + dice.oneOf("kill", "kill", "shutdown");
                            case 2 -> dealing(dice.oneOf("mid", "low"), workers, "z");
                            default -> dealing("root", workers, dice.oneOf("z", "mid"));
                        });
    }

    /// Starts that fail for a while and work again later.
    Stream<String> failing() {
        supervisor("s", "", strategy(), "");
        var children = names(2, 4);
        children.forEach(child -> worker(child, "in=s", failingStarts()));
        return played("s", dice.between(6, 16), () -> dealing("s", children, dice.oneOf(children)));
    }

    /// Supervisors that end themselves when significant children do.
    Stream<String> significant() {
        supervisor("root", "", strategy(), "");
        lines.add(
                line(
                        "def s supervisor in=root",
                        strategy(),
                        intensity(),
                        restart(),
                        "auto_shutdown=" + dice.oneOf("any_significant", "all_significant")));
        var children = names(2, 4);
        children.forEach(child ->
                lines.add(
                        line(
                                "def",
                                child,
                                "worker in=s",
                                dice.oneOf("restart=transient", "restart=temporary"),
                                dice.oneOf("", "significant=true", "significant=true"),
                                trap(),
                                starts())));
        worker("e", "in=root", "");
        return played("root", dice.between(8, 16), () -> dealing("s", children, "e"));
    }

    /// Dynamic supervisors in a tree, whose children are workers or supervisors.
    Stream<String> dynamic() {
        supervisor("root", "", strategy(), "");
        lines.add(
                line(
                        "def s supervisor in=root strategy=simple_one_for_one",
                        intensity(),
                        restart()));
        boolean deep = dice.once(2);
        if (deep) {
            lines.add(line("def k template in=s of=pattern", restart()));
            supervisor("pattern", "", strategy(), "");
            worker("a", "in=pattern", starts());
            worker("b", "in=pattern", starts());
        } else {
            lines.add(line("def k template in=s", restart(), shutdown(), trap(), failingStarts()));
        }
        worker("e", "in=root", "");
        var children = List.of("k1", "k2", "k3");
        var victims = deep ? List.of("k1", "k2", "a", "b", "e") : List.of("k1", "k2", "k3", "e");
        return played(
                "root",
                dice.between(10, 20),
                () ->
                        switch (dice.between(1, 8)) {
                            case 1, 2 -> "start_child s " + dice.oneOf(children);
                            case 3 -> "terminate_child s " + dice.oneOf(children);
                            case 4 ->
                                    dice.oneOf(
                                            "which s",
                                            "count s",
                                            "which root",
                                            "count root",
                                            "state");
                            case 5 -> "signal - s " + dice.oneOf("kill", "shutdown", "normal");
                            default -> "signal - " + dice.oneOf(victims) + " " + reason();
                        });
    }

    /// Workers of a tree call each other, and their supervisors.
    Stream<String> across() {
        supervisor("root", "", strategy(), "");
        worker("a", "in=root", "name=n1");
        supervisor("mid", "in=root", strategy(), restart());
        quickWorker("b", "in=mid");
        quickWorker("c", "in=mid");
        quickWorker("e", "in=root");
        var workers = List.of("a", "b", "c", "e");
        return played(
                "root",
                dice.between(8, 16),
                () -> {
                    var from = "in " + dice.oneOf(workers) + " ";
                    return switch (dice.between(1, 8)) {
                        case 1 -> dealing(dice.oneOf("root", "mid"), workers, "e");
                        case 2 -> from + dice.oneOf("which ", "count ") + dice.oneOf("root", "mid");
                        case 3 -> from + dice.oneOf("link ", "unlink ") + dice.oneOf(workers);
                        case 4 ->
                                from
                                        + "call_name n1 "
                                        + dice.oneOf("echo hi", "raise oops", "stop shutdown");
                        case 5 -> from + "terminate_child mid " + dice.oneOf("b", "c");
                        case 6 ->
                                from
                                        + "cast "
                                        + dice.oneOf(workers)
                                        + " "
                                        + dice.oneOf("raise oops", "note hi", "stop normal");
                        default ->
                                from
                                        + dice.oneOf("call ", "must_call ")
                                        + dice.oneOf(workers)
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
                });
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

    private String dealing(String supervisor, List<String> children, String other) {
        var child = dice.oneOf(children);
        var any = dice.once(4) ? other : child;
        return switch (dice.between(1, 16)) {
            case 1 -> "which " + supervisor;
            case 2 -> "count " + supervisor;
            case 3 -> "terminate_child " + supervisor + " " + any;
            case 4 -> "restart_child " + supervisor + " " + any;
            case 5 -> "delete_child " + supervisor + " " + any;
            case 6 -> "start_child " + supervisor + " " + any;
            case 7 ->
                    dice.once(4)
                            ? "stop " + supervisor + " " + dice.oneOf("normal", "shutdown", "oops")
                            : "state";
            case 8 ->
                    dice.once(4)
                            ? "signal - "
                                    + supervisor
                                    + " "
                                    + dice.oneOf("shutdown", "kill", "oops", "normal")
                            : "state";
            case 9 -> "in p " + dice.oneOf("unlink ", "link ") + supervisor;
            case 10 ->
                    "race "
                            + child
                            + " "
                            + ending()
                            + " | "
                            + dice.oneOf(children)
                            + " "
                            + ending();
            case 11, 12 -> "signal - " + child + " " + reason();
            default -> "in " + child + " " + ending();
        };
    }

    private String ending() {
        return dice.oneOf("raise boom", "exit " + reason());
    }

    private void supervisor(String name, String where, String strategy, String restart) {
        lines.add(line("def", name, "supervisor", where, strategy, intensity(), restart));
    }

    private void worker(String name, String where, String more) {
        var manner = dice.once(12) ? "shutdown=40 trap stubborn" : line(shutdown(), trap());
        lines.add(line("def", name, "worker", where, restart(), manner, more));
    }

    private void quickWorker(String name, String where) {
        lines.add(line("def", name, "worker", where, restart(), "shutdown=60", trap()));
    }

    private List<String> names(int least, int most) {
        return List.of("a", "b", "c", "d", "e").subList(0, dice.between(least, most));
    }

    private String strategy() {
        return "strategy=" + dice.oneOf("one_for_one", "one_for_all", "rest_for_one");
    }

    private String intensity() {
        return "intensity=" + dice.oneOf(0, 1, 2, 3, 5, 100) + " period=3600";
    }

    private String restart() {
        return dice.oneOf("", "restart=permanent", "restart=transient", "restart=temporary");
    }

    private String shutdown() {
        return dice.oneOf("", "shutdown=1000", "shutdown=brutal_kill", "shutdown=infinity");
    }

    private String trap() {
        return dice.oneOf("", "trap");
    }

    private String starts() {
        return dice.oneOf(
                "",
                "",
                "",
                "start=ok,stop,ok",
                "start=ok,crash,ok",
                "start=ok,stop",
                "start=ok,ignore,ok",
                "start=info",
                "start=ok,ok,exit,ok");
    }

    private String failingStarts() {
        var outcomes =
                dice.several(1, 5, () -> dice.oneOf("ok", "stop", "crash", "exit", "ignore"));
        return "start=ok," + String.join(",", outcomes.toList()) + dice.oneOf("", ",ok");
    }

    private String reason() {
        return dice.oneOf("normal", "kill", "shutdown", "oops", "shutdown(x)", "killed");
    }

    private static String line(String... words) {
        return String.join(" ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }
}
