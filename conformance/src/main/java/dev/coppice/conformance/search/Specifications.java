package dev.coppice.conformance.search;

import java.util.List;
import java.util.stream.Stream;

/// Random definitions of supervisors and workers.
record Specifications(Dice dice) {

    private static final List<String> STARTS =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "start=ok,stop,ok",
                    "start=ok,crash,ok",
                    "start=ok,stop",
                    "start=ok,ignore,ok",
                    "start=info",
                    "start=ok,ok,exit,ok");

    /// A supervisor that stands somewhere (`in=…`, or nothing), with more options.
    String supervisor(String name, String where, String... more) {
        return line(
                "def",
                name,
                "supervisor",
                where,
                "strategy=" + dice.oneOf("one_for_one", "one_for_all", "rest_for_one"),
                intensity(),
                line(more));
    }

    /// A dynamic supervisor that stands somewhere, with more options.
    String dynamicSupervisor(String name, String where, String... more) {
        return line(
                "def",
                name,
                "supervisor",
                where,
                "strategy=simple_one_for_one",
                intensity(),
                line(more));
    }

    /// A worker of any manner, now and then one that takes longer to end than it has time.
    String worker(String name, String where, String... more) {
        var manner = dice.once(12) ? "shutdown=150 trap stubborn" : line(shutdown(), trap());
        return line("def", name, "worker", where, restart(), manner, line(more));
    }

    /// A worker that is not waited for when it does not end, for programs in which it may wait
    /// itself for whoever stops it.
    String impatientWorker(String name, String where, String... more) {
        return line("def", name, "worker", where, restart(), "shutdown=150", trap(), line(more));
    }

    String intensity() {
        return "intensity=" + dice.oneOf(0, 1, 2, 3, 5, 100) + " period=3600";
    }

    String restart() {
        return dice.oneOf("", "restart=permanent", "restart=transient", "restart=temporary");
    }

    String shutdown() {
        return dice.oneOf("", "shutdown=1000", "shutdown=brutal_kill", "shutdown=infinity");
    }

    String trap() {
        return dice.oneOf("", "trap");
    }

    /// What successive starts do, mostly well.
    String starts() {
        return dice.oneOf(STARTS);
    }

    /// Starts that fail for a while.
    String failingStarts() {
        return failingStarts("ok", "stop", "crash", "exit", "ignore");
    }

    /// Starts of dynamic children that fail for a while. None is ignored after a first success:
    /// then OTP's `simple_one_for_one` keeps a child `undefined`, over which it falls when it
    /// terminates.
    String failingGuestStarts() {
        return dice.once(8) ? "start=ignore" : failingStarts("ok", "stop", "crash", "exit");
    }

    private String failingStarts(String... outcomes) {
        var some = dice.several(1, 5, () -> dice.oneOf(outcomes));
        return "start=ok," + String.join(",", some.toList()) + dice.oneOf("", ",ok");
    }

    /// What successive starts of dynamic children do, mostly well.
    String guestStarts() {
        return dice.once(2) ? "" : failingGuestStarts();
    }

    /// A reason to end with, or to be ended with.
    String reason() {
        return dice.oneOf("normal", "kill", "shutdown", "oops", "shutdown(x)", "killed", "noproc");
    }

    /// How a process ends by itself.
    String ending() {
        return dice.oneOf("raise boom", "throw x", "exit " + reason(), "exit " + reason());
    }

    /// Joins words with spaces, leaving the empty ones out.
    static String line(String... words) {
        return String.join(" ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }
}
