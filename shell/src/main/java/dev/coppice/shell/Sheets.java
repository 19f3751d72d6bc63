package dev.coppice.shell;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Supervisor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What the shell shows of processes: one in full, all of a node in a table, the children of one.
final class Sheets {

    private record Order(String column, Comparator<ProcessInfo> by) {}

    private static final int MOST_LISTED = 20;

    /// What the table of all processes can be sorted by: its columns.
    private static final List<Order> ORDERS =
            List.of(
                    new Order("pid", Comparator.comparingLong(info -> info.pid().number())),
                    new Order("name", Comparator.comparing(Who::called)),
                    new Order("runs", Comparator.comparing(info -> Who.code(info.code()))),
                    new Order("status", Comparator.comparing(ProcessInfo::status)),
                    new Order(
                            "mailbox",
                            Comparator.comparingInt(ProcessInfo::mailboxLength).reversed()),
                    new Order("links", Comparator.comparingInt(Sheets::links).reversed()));

    private Sheets() {}

    private static int links(ProcessInfo info) {
        return info.links().size();
    }

    /// Everything that can be seen of a process.
    static String of(ProcessInfo info, Places places) {
        StringBuilder sheet = new StringBuilder(info.pid() + " " + Who.called(info));
        line(sheet, "runs", Who.code(info.code()));
        line(sheet, "label", info.label().orElse(""));
        line(sheet, "status", status(info));
        line(sheet, "mailbox", messages(info.mailboxLength()));
        line(sheet, "traps exits", info.trapExit() ? "yes" : "no");
        line(sheet, "links", listed(oldestFirst(info.links())));
        line(sheet, "watches", listed(info.monitors()));
        line(sheet, "watched by", listed(info.monitoredBy()));
        line(sheet, "started by", listed(info.ancestors()));
        line(sheet, "now at", places.of(info.stack()).stream().findFirst().orElse(""));
        return sheet.toString();
    }

    private static void line(StringBuilder sheet, String what, String value) {
        if (!value.isEmpty()) {
            sheet.append(String.format(Locale.ROOT, "%n    %-12s %s", what, value));
        }
    }

    private static String status(ProcessInfo info) {
        return info.status().name().toLowerCase(Locale.ROOT);
    }

    private static String messages(int waiting) {
        return waiting == 1 ? "1 message" : waiting + " messages";
    }

    private static List<Pid> oldestFirst(Collection<Pid> pids) {
        return pids.stream().sorted(Comparator.comparingLong(Pid::number)).toList();
    }

    private static String listed(Collection<?> several) {
        int leftOut = several.size() - MOST_LISTED;
        return several.stream()
                        .limit(MOST_LISTED)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "))
                + (leftOut > 0 ? " and " + leftOut + " more" : "");
    }

    /// All processes of a node, sorted, of many the first; empty when there is no such order.
    static Optional<String> all(Node node, String order) {
        return ORDERS.stream()
                .filter(one -> one.column().equals(order))
                .findFirst()
                .map(chosen -> {
                    Table table = Table.of("pid", "name", "runs", "status", "mailbox", "links");
                    List<ProcessInfo> sorted =
                            node.processes().stream()
                                    .flatMap(pid -> node.info(pid).stream())
                                    .sorted(chosen.by())
                                    .toList();
                    sorted.stream()
                            .limit(Table.MOST)
                            .forEach(info ->
                                    table.row(
                                            info.pid(),
                                            info.name()
                                                    .map(Object::toString)
                                                    .or(info::label)
                                                    .orElse("-"),
                                            Who.code(info.code()),
                                            status(info),
                                            info.mailboxLength(),
                                            links(info)));
                    return table.more("", sorted.size() - Table.MOST).toString();
                });
    }

    /// What the table of all processes can be sorted by.
    static List<String> orders() {
        return ORDERS.stream().map(Order::column).toList();
    }

    /// The children of a supervisor, as it lists them, of many the first.
    static String children(Pid supervisor, Restarts counts) {
        Table table = Table.of("id", "child", "type", "restart", "restarts");
        List<Child> children = Supervisor.whichChildren(supervisor);
        for (Child child : children.stream().limit(Table.MOST).toList()) {
            var restarts = child.pid().map(counts::of).orElse(OptionalInt.empty());
            table.row(
                    Who.id(child.id()),
                    child.state(),
                    child.type(),
                    Supervisor.specOf(supervisor, key(child))
                            .map(spec -> spec.restart().toString())
                            .orElse("-"),
                    restarts.isPresent() ? String.valueOf(restarts.getAsInt()) : "-");
        }
        return table.more("", children.size() - Table.MOST).toString();
    }

    /// What a supervisor knows a child by: its id; a dynamic supervisor, its pid.
    private static Object key(Child child) {
        return child.id() == DynamicSupervisor.UNDEFINED
                ? child.pid().<Object>map(pid -> pid).orElse(child.id())
                : child.id();
    }
}
