package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.whichChildren;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;

/// A supervised process is killed four times. Three times another grows in its place.
class Regrowth {
    void main() {
        Node.run("wood", Regrowth::shell);
    }

    static void shell() {
        trapExit(true);
        ChildSpec tree = ChildSpec.worker("tree", () -> spawnLink(() -> receive()));
        Pid supervisor = Supervisor.startLink(oneForOne(tree));

        for (int cuts = 1; cuts <= 4; cuts++) {
            Pid grown = whichChildren(supervisor).getFirst().pid().orElseThrow();
            IO.println("Cutting down " + grown);
            monitor(grown);
            grown.kill();
            receive(Down.class);
        }
        IO.println(receive(Exit.class));
    }
}
