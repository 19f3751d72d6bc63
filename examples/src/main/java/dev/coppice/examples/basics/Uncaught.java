package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Node;
import dev.coppice.process.Thrown;

/// The three kinds of runtime error, not caught: each leaves its own reason.
class Uncaught {
    void main() {
        Node.run("uncaught", Uncaught::shell);
    }

    static void shell() {
        end("an error", () -> Integer.parseInt("four"));
        end("an exit", () -> exit("enough"));
        end(
                "a throw",
                () -> {
                    throw new Thrown(32);
                });
        end("a return", () -> {});
    }

    static void end(String how, Body body) {
        spawnMonitor(body);
        IO.println(how + " leaves the reason " + receive(Down.class).reason());
    }
}
