package dev.coppice.shell;

import dev.coppice.process.Destination;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Supervisor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The supervision tree of a node, drawn: who was started by whom, with what a glance should show.
///
/// Servers that others started by themselves, without a supervisor, hang below those, as the links
/// of the first systems one builds go.
final class Tree {

    private static final String SUPERVISORS = Supervisor.class.getPackageName() + ".";

    private static final int MOST_BRANCHES = 50;

    private final Restarts restarts;
    private final Map<Pid, ProcessInfo> alive = new LinkedHashMap<>();
    private final Map<Pid, Pid> parents = new LinkedHashMap<>();
    private final Set<Pid> drawn = new LinkedHashSet<>();
    private final Table table = Table.of("process", "pid", "restarts", "mailbox");

    private Tree(Node node, Restarts restarts) {
        this.restarts = restarts;
        Map<Destination, Pid> holders = new HashMap<>();
        for (Pid pid : node.processes()) {
            node.info(pid)
                    .ifPresent(info -> {
                        alive.put(pid, info);
                        holders.put(pid, pid);
                        info.name().ifPresent(name -> holders.put(name, pid));
                    });
        }
        alive.forEach((pid, info) ->
                starter(info).map(holders::get).ifPresent(parent -> parents.put(pid, parent)));
    }

    /// All of it; empty when no process has started another.
    static Optional<String> of(Node node, Restarts restarts) {
        Tree tree = new Tree(node, restarts);
        List<Pid> roots =
                tree.alive.keySet().stream()
                        .filter(pid -> !tree.parents.containsKey(pid))
                        .filter(pid ->
                                tree.parents.containsValue(pid) || isSupervisor(tree.info(pid)))
                        .toList();
        roots.forEach(root -> tree.draw(root, Who.called(tree.info(root)), "", ""));
        return roots.isEmpty() ? Optional.empty() : Optional.of(tree.table.toString());
    }

    /// What is below one process.
    static Optional<String> below(Pid root, Node node, Restarts restarts) {
        Tree tree = new Tree(node, restarts);
        if (!tree.alive.containsKey(root)) {
            return Optional.empty();
        }
        tree.draw(root, Who.called(tree.info(root)), "", "");
        return Optional.of(tree.table.toString());
    }

    static boolean isSupervisor(ProcessInfo info) {
        return info.code().startsWith(SUPERVISORS);
    }

    private ProcessInfo info(Pid pid) {
        return Objects.requireNonNull(alive.get(pid));
    }

    private static Optional<Destination> starter(ProcessInfo info) {
        return info.ancestors().stream().findFirst();
    }

    /// A line below another: a process, or the place of one that is not running.
    private record Branch(String called, Optional<Pid> pid) {}

    private void draw(Pid pid, String called, String before, String indent) {
        ProcessInfo info = info(pid);
        var count = restarts.of(pid);
        table.row(
                before + called,
                pid,
                count.isPresent() ? String.valueOf(count.getAsInt()) : "-",
                info.mailboxLength());
        if (!drawn.add(pid)) {
            return;
        }
        List<Branch> branches = branches(info);
        int shown = Math.min(branches.size(), MOST_BRANCHES);
        for (int i = 0; i < shown; i++) {
            boolean last = i == branches.size() - 1;
            drawBelow(
                    branches.get(i),
                    indent + (last ? "└─ " : "├─ "),
                    indent + (last ? "   " : "│  "));
        }
        table.more(indent + "└─ ", branches.size() - shown);
    }

    private void drawBelow(Branch branch, String before, String indent) {
        branch.pid()
                .filter(alive::containsKey)
                .ifPresentOrElse(
                        pid -> draw(pid, branch.called(), before, indent),
                        () -> table.row(before + branch.called(), "-", "-", "-"));
    }

    private List<Branch> branches(ProcessInfo info) {
        Map<Object, Branch> branches = new LinkedHashMap<>();
        if (isSupervisor(info)) {
            for (Child child : started(info.pid())) {
                Branch branch = new Branch(called(child), child.pid());
                branches.put(child.pid().<Object>map(pid -> pid).orElse(child.id()), branch);
            }
        }
        parents.forEach((child, parent) -> {
            if (parent.equals(info.pid())) {
                branches.putIfAbsent(
                        child, new Branch(Who.called(info(child)), Optional.of(child)));
            }
        });
        return List.copyOf(branches.values());
    }

    /// The children in the order of their start; a static supervisor lists the last one first.
    private static List<Child> started(Pid supervisor) {
        List<Child> children = Supervisor.whichChildren(supervisor);
        boolean dynamic =
                !children.isEmpty() && children.getFirst().id() == DynamicSupervisor.UNDEFINED;
        return dynamic ? children : children.reversed();
    }

    /// A child's registered name, else its id.
    private String called(Child child) {
        return child.pid()
                .filter(alive::containsKey)
                .map(this::info)
                .flatMap(ProcessInfo::name)
                .map(Object::toString)
                .orElseGet(() -> id(child));
    }

    private String id(Child child) {
        boolean nameless = child.id() == DynamicSupervisor.UNDEFINED;
        return child.pid()
                .filter(pid -> nameless && alive.containsKey(pid))
                .map(pid -> Who.called(info(pid)))
                .orElseGet(() -> Who.id(child.id()));
    }
}
