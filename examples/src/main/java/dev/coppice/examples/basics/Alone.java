package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import java.time.Duration;

/// A process crashes, and nobody minds.
class Alone {
    void main() {
        Node.run("alone", Alone::shell);
    }

    static void shell() {
        Pid careless = spawn(() -> Integer.parseInt("four"));
        while (careless.isAlive()) {
            sleep(Duration.ofMillis(1));
        }
        IO.println(careless + " has crashed, " + self() + " goes on");
    }
}
