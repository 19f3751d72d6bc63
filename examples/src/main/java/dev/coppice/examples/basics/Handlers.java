package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Node;
import dev.coppice.process.ProcessExit;

/// Code that handles exceptions does not stop an exit on its way.
class Handlers {
    void main() {
        Node.run("handlers", Handlers::shell);
    }

    static void shell() {
        try {
            leave();
        } catch (ProcessExit exit) {
            IO.println("caught on purpose: " + exit.reason());
        }
    }

    static void leave() {
        try {
            exit("enough");
        } catch (RuntimeException error) {
            IO.println("never printed: an exit is no exception");
        } finally {
            IO.println("finally runs");
        }
    }
}
