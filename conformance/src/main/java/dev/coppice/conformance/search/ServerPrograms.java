package dev.coppice.conformance.search;

import java.util.stream.Stream;

/// Random programs about servers and their callers.
record ServerPrograms(Dice dice) {

    /// Two clients start servers, call them, stop them and are linked to them.
    Stream<String> server() {
        var server = dice.oneOf("", "trap", "name=n1", "name=n1 trap");
        var other =
                dice.oneOf("", "trap")
                        + " start="
                        + dice.oneOf(
                                "ok", "ok", "stop", "crash", "ignore", "exit", "info", "stop,ok");
        return Stream.of(
                        Stream.of(
                                "def g worker " + server,
                                "def h worker " + other,
                                "spawn p",
                                "spawn q"),
                        Stream.of("p", "q")
                                .filter(_ -> dice.once(2))
                                .map(client -> "in " + client + " trap on"),
                        Stream.of("in p start g", "in q start h"),
                        dice.several(10, 22, this::step),
                        Stream.of("state"))
                .flatMap(part -> part);
    }

    private String step() {
        return switch (dice.between(1, 12)) {
            case 1 -> "spawn " + client();
            case 2 -> "signal - " + someServer() + " " + reason();
            case 3 ->
                    "in g " + dice.oneOf("register n1", "unregister n1", "link h", "monitor h m1");
            case 4 -> "race p " + request() + " | q " + request();
            case 5 -> "in p " + request() + " ; " + request();
            case 6 -> "in " + client() + " start " + someServer();
            default -> "in " + client() + " " + request();
        };
    }

    private String request() {
        return switch (dice.between(1, 14)) {
            case 1 -> "start " + someServer();
            case 2 ->
                    "must_call "
                            + someServer()
                            + " "
                            + dice.oneOf("echo hi", "raise oops", "stop normal", "exit shutdown");
            case 3 -> "call_timeout " + someServer() + " silent x 20";
            case 4 -> "call " + someServer() + " " + dice.oneOf("throw x", "later y");
            case 5 ->
                    "call "
                            + someServer()
                            + " "
                            + dice.oneOf("raise ", "exit ", "stop ", "stop_noreply ")
                            + dice.oneOf("oops", "normal", "shutdown");
            case 6 ->
                    "cast "
                            + someServer()
                            + " "
                            + dice.oneOf(
                                    "raise oops", "exit oops", "stop normal", "note hi", "note hi");
            case 7 -> "stop " + someServer() + " " + reason();
            case 8 -> "call_name n1 " + dice.oneOf("echo hi", "later z", "stop oops");
            case 9 -> dice.oneOf("link ", "unlink ") + someServer();
            case 10 -> "monitor " + someServer() + " m" + dice.between(2, 9);
            case 11 -> "send " + someServer() + " hi";
            case 12 -> "signal " + someServer() + " " + reason();
            default -> "call " + someServer() + " echo hi";
        };
    }

    private String client() {
        return dice.oneOf("p", "q");
    }

    private String someServer() {
        return dice.oneOf("g", "g", "h");
    }

    private String reason() {
        return dice.oneOf("normal", "shutdown", "oops", "kill", "killed", "shutdown(x)");
    }
}
