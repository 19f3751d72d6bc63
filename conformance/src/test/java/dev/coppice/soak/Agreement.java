package dev.coppice.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether supervisors, links, monitors, names and the process table say the same.
final class Agreement {

    private final Census census;
    private final List<Pid> outside;
    private final Map<Pid, Long> childrenOf;

    private Agreement(Census census, List<Pid> outside) {
        this.census = census;
        this.outside = outside;
        this.childrenOf =
                census.parents().values().stream()
                        .collect(groupingBy(parent -> parent, counting()));
    }

    /// Returns what does not agree in a census. The top of the tree, and whoever started it, are
    /// outside of what is looked at.
    static List<String> problems(Census census, Pid... outside) {
        return new Agreement(census, List.of(outside)).problems().toList();
    }

    private Stream<String> problems() {
        return Stream.of(
                        census.absent().stream(),
                        census.parents().keySet().stream()
                                .filter(child -> !census.all().containsKey(child))
                                .map(child ->
                                        child + " is listed by its supervisor, and not alive"),
                        others(this::isAccountedFor, "is neither a child nor a helper"),
                        others(this::hasItsLinks, "has other links than it should"),
                        others(this::hasItsMonitors, "has other monitors than it should"),
                        IntStream.range(0, Forest.MEMBERS)
                                .filter(Member::isServer)
                                .mapToObj(Member::name)
                                .filter(name -> !isHeld(name))
                                .map(name -> name + " is not held by a child of that name"))
                .flatMap(problems -> problems);
    }

    /// Those of whom something is not right.
    private Stream<String> others(Predicate<ProcessInfo> right, String otherwise) {
        return census.all().values().stream()
                .filter(info -> !outside.contains(info.pid()))
                .filter(right.negate())
                .map(info -> info.pid() + " " + otherwise + ": " + info);
    }

    private boolean isAccountedFor(ProcessInfo info) {
        return census.parents().containsKey(info.pid()) || isHelper(info);
    }

    /// A helper has one link, to a member that is to have a helper.
    private boolean isHelper(ProcessInfo info) {
        return !census.parents().containsKey(info.pid())
                && info.links().size() == 1
                && info.links().stream()
                        .map(census.all()::get)
                        .allMatch(it -> it != null && is(it, Member::hasHelper));
    }

    /// A link has two sides. A child has one to its supervisor, a supervisor one to each child, and
    /// some members have one to their helper.
    private boolean hasItsLinks(ProcessInfo info) {
        var supervisor = census.parents().get(info.pid());
        var helpers = is(info, Member::hasHelper) ? 1 : 0;
        return info.links().stream()
                        .map(census.all()::get)
                        .allMatch(it -> it != null && it.links().contains(info.pid()))
                && (supervisor == null
                        || info.links().contains(supervisor)
                                && childrenIn(info) == childrenOf.getOrDefault(info.pid(), 0L)
                                && info.links().size() == 1 + childrenIn(info) + helpers);
    }

    private long childrenIn(ProcessInfo info) {
        return info.links().stream()
                .filter(linked -> info.pid().equals(census.parents().get(linked)))
                .count();
    }

    /// Some members watch the one before them, which knows of it. Nobody else watches or is
    /// watched.
    private boolean hasItsMonitors(ProcessInfo info) {
        return info.monitors().equals(watched(info)) && info.monitoredBy().equals(watchers(info));
    }

    private static List<Name> watched(ProcessInfo info) {
        return number(info)
                .filter(Member::watches)
                .map(number -> List.of(Member.name(number - 1)))
                .orElse(List.of());
    }

    private List<Pid> watchers(ProcessInfo info) {
        return number(info)
                .map(number -> number + 1)
                .filter(Member::watches)
                .map(number -> List.of(census.names().get(Member.name(number))))
                .orElse(List.of());
    }

    private boolean isHeld(Name name) {
        var holder = census.all().get(census.names().get(name));
        return holder != null
                && census.parents().containsKey(holder.pid())
                && holder.name().equals(Optional.of(name));
    }

    private static boolean is(ProcessInfo info, IntPredicate kind) {
        return number(info).filter(kind::test).isPresent();
    }

    private static Optional<Integer> number(ProcessInfo info) {
        return info.name().flatMap(Member::number);
    }
}
