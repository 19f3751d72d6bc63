package dev.coppice.examples.drills;

import static dev.coppice.supervisor.Supervisor.oneForOne;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;

/// Drill 3: the child specification of `MyServer`, and what a supervisor makes of it.
class Drill3 {
    void main() {
        Node.run("drill 3", Drill3::shell);
    }

    static void shell() {
        ChildSpec spec = MyServer.childSpec(MyServer.Start.OK);
        IO.println(spec);
        Pid supervisor = Supervisor.startLink(oneForOne(spec));
        IO.println(Supervisor.whichChildren(supervisor));
    }
}
