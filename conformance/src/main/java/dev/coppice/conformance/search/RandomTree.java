package dev.coppice.conformance.search;

import java.util.ArrayList;
import java.util.List;

/// A random tree of supervisors, dynamic ones among them, and workers.
final class RandomTree {

    static final String ROOT = "s1";

    private static final int DEEPEST = 3;
    private static final int MOST = 9;

    private final Dice dice;
    private final Specifications specifications;
    private final List<String> lines = new ArrayList<>();
    private final List<String> supervisors = new ArrayList<>();
    private final List<String> dynamic = new ArrayList<>();
    private final List<String> workers = new ArrayList<>();

    /// A tree whose static shape is decided now.
    RandomTree(Dice dice) {
        this.dice = dice;
        this.specifications = new Specifications(dice);
        supervisor("", 1);
        if (workers.isEmpty()) {
            worker(ROOT);
        }
    }

    /// The lines that define it.
    List<String> lines() {
        return lines;
    }

    /// Anybody in it, of those that have been started.
    String somebody() {
        return dice.once(3) ? someSupervisor() : someWorker();
    }

    String someWorker() {
        return dynamic.isEmpty() || !dice.once(3) ? dice.oneOf(workers) : someGuest();
    }

    String someSupervisor() {
        return dice.oneOf(supervisors);
    }

    /// Starts a child of a dynamic supervisor, or asks something where there is none.
    String welcome() {
        return dynamic.isEmpty()
                ? "which " + someSupervisor()
                : dice.oneOf("start_child ", "start_child ", "start_child ", "terminate_child ")
                        + dice.oneOf(dynamic)
                        + " "
                        + someGuest();
    }

    /// Asks a supervisor for something.
    String request() {
        var supervisor = someSupervisor();
        return switch (dice.between(1, 6)) {
            case 1 -> "which " + supervisor;
            case 2 -> "count " + supervisor;
            default ->
                    dice.oneOf(
                                    "terminate_child ",
                                    "restart_child ",
                                    "delete_child ",
                                    "start_child ")
                            + supervisor
                            + " "
                            + (dice.once(3) ? someSupervisor() : dice.oneOf(workers));
        };
    }

    private String someGuest() {
        return dice.oneOf("g1", "g2", "g3");
    }

    private void supervisor(String where, int depth) {
        var name = "s" + (supervisors.size() + 1);
        supervisors.add(name);
        lines.add(specifications.supervisor(name, where, rarelyLost()));
        int children = dice.between(1, 3);
        for (int i = 0; i < children && supervisors.size() + workers.size() < MOST; i++) {
            if (depth == DEEPEST || dice.once(2)) {
                worker(name);
            } else if (dice.once(4)) {
                dynamicSupervisor(name);
            } else {
                supervisor("in=" + name, depth + 1);
            }
        }
    }

    private void worker(String supervisor) {
        var name = "w" + (workers.size() + 1);
        workers.add(name);
        lines.add(
                specifications.impatientWorker(name, "in=" + supervisor, specifications.starts()));
    }

    private void dynamicSupervisor(String where) {
        var name = "d" + (dynamic.size() + 1);
        dynamic.add(name);
        lines.add(specifications.dynamicSupervisor(name, "in=" + where, rarelyLost()));
        lines.add(
                Specifications.line(
                        "def t" + name + " template in=" + name,
                        specifications.restart(),
                        "shutdown=150",
                        specifications.trap(),
                        specifications.guestStarts()));
    }

    private String rarelyLost() {
        return dice.once(3) ? specifications.restart() : "";
    }
}
