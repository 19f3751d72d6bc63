package dev.coppice.examples.drills;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;

/// Drill 1: a linked process exits. What happens to the shell?
class Drill1 {
    record Boom(String reason) {}

    void main() {
        try {
            Node.run("drill 1", Drill1::shell);
        } catch (ProcessExit end) {
            IO.println("The shell has died, too: " + end.reason());
        }
    }

    static void shell() {
        Pid child = spawnLink(() -> exit(receive(Boom.class).reason()));
        IO.println("The shell is " + self() + ", linked to " + child + ".");
        child.send(new Boom("oops"));
        receive();
        IO.println("Never printed: the link takes the shell down with the child.");
    }
}
