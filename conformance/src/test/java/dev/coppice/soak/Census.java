package dev.coppice.soak;

import static dev.coppice.process.Processes.attempt;

import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.ChildState.Running;
import dev.coppice.supervisor.ChildType;
import dev.coppice.supervisor.Supervisor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everybody on a node: as each of them is seen from outside, as supervisors list them, and by
/// name.
///
/// @param all what is to be seen of each process of the table
/// @param parents which supervisor lists a process
/// @param absent children that are listed without a process, and supervisors that do not answer
/// @param names who holds each registered name
record Census(
        Map<Pid, ProcessInfo> all,
        Map<Pid, Pid> parents,
        List<String> absent,
        Map<Name, Pid> names) {

    /// Looks at a node, and at the tree below a supervisor.
    static Census take(Node node, Pid root) {
        var census =
                new Census(
                        new LinkedHashMap<>(), new HashMap<>(), new ArrayList<>(), new HashMap<>());
        census.list(root);
        node.processes()
                .forEach(pid -> node.info(pid).ifPresent(info -> census.all.put(pid, info)));
        node.registered()
                .forEach(name -> node.whereis(name).ifPresent(pid -> census.names.put(name, pid)));
        return census;
    }

    private void list(Pid supervisor) {
        switch (attempt(() -> Supervisor.whichChildren(supervisor))) {
            case Outcome.Returned<List<Child>>(var children) ->
                    children.forEach(child -> list(supervisor, child));
            case Outcome<List<Child>> failed -> absent.add(supervisor + " does not say: " + failed);
        }
    }

    private void list(Pid supervisor, Child child) {
        if (child.state() instanceof Running(var pid)) {
            parents.put(pid, supervisor);
            if (child.type() == ChildType.SUPERVISOR) {
                list(pid);
            }
        } else {
            absent.add(child + " does not run");
        }
    }

    /// How many there are of everything.
    Counts counts() {
        return new Counts(
                all.size(),
                parents.size(),
                names.size(),
                all.values().stream().mapToInt(info -> info.links().size()).sum(),
                all.values().stream().mapToInt(info -> info.monitors().size()).sum(),
                all.values().stream().mapToInt(info -> info.monitoredBy().size()).sum(),
                all.values().stream().mapToInt(ProcessInfo::mailboxLength).sum());
    }

    record Counts(
            int processes,
            int children,
            int names,
            int links,
            int monitors,
            int monitored,
            int messages) {}
}
