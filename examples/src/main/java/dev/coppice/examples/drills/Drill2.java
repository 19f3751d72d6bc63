package dev.coppice.examples.drills;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;

/// Drill 2: the same, but the shell traps exits. What does it receive?
class Drill2 {
    record Boom(String reason) {}

    void main() {
        Node.run("drill 2", Drill2::shell);
    }

    static void shell() {
        trapExit(true);
        Pid child = spawnLink(() -> exit(receive(Boom.class).reason()));
        child.send(new Boom("oops"));
        IO.println(receive());
        IO.println("The shell lives on as " + self() + ".");
    }
}
