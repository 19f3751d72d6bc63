package dev.coppice.soak;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.supervisor.Supervisor.oneForAll;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.supervisor.Supervisor.restForOne;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A tree of some ten thousand processes of every kind, whose shape does not change however often
/// its parts are replaced.
///
/// Below the root stand branches, and below each branch groups of members: servers with names, and
/// plain processes. Groups have all strategies; those of the last branch are dynamic.
final class Forest {

    static final int MEMBERS = 9_000;

    private static final int BRANCHES = 10;
    private static final int GROUPS = 10;
    private static final int IN_A_GROUP = MEMBERS / BRANCHES / GROUPS;

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ANY = 1_000_000;
    private static final int FEW = 3;

    private Forest() {}

    /// Starts the tree, linked to this process.
    static Pid plant() {
        return Supervisor.startLink(
                oneForOne(children(BRANCHES, Forest::branch)).intensity(ANY, PERIOD));
    }

    private static ChildSpec branch(int branch) {
        return ChildSpec.supervisor(
                branch,
                () ->
                        Supervisor.startLink(
                                oneForOne(children(GROUPS, group -> group(branch, group)))
                                        .intensity(ANY, PERIOD)));
    }

    private static ChildSpec group(int branch, int group) {
        int first = (branch * GROUPS + group) * IN_A_GROUP;
        boolean dynamic = branch == BRANCHES - 1;
        return ChildSpec.supervisor(
                group,
                () ->
                        dynamic
                                ? Gardener.startGroup(members(first))
                                : Supervisor.startLink(group(group, members(first))));
    }

    private static SupervisorSpec group(int group, List<ChildSpec> members) {
        return switch (group % 5) {
            case 0 -> oneForAll(members).intensity(ANY, PERIOD);
            case 1 -> restForOne(members).intensity(ANY, PERIOD);
            case 2 -> oneForOne(members).intensity(FEW, PERIOD); // gives up now and then
            default -> oneForOne(members).intensity(ANY, PERIOD);
        };
    }

    private static List<ChildSpec> members(int first) {
        return children(IN_A_GROUP, member -> member(first + member));
    }

    private static ChildSpec member(int number) {
        return ChildSpec.worker(
                number,
                () ->
                        Member.isServer(number)
                                ? Member.startLink(number)
                                : spawnLink(Forest::standStill));
    }

    /// What a plain process does.
    static void standStill() {
        while (true) {
            receive();
        }
    }

    private static List<ChildSpec> children(int many, IntFunction<ChildSpec> child) {
        return IntStream.range(0, many).mapToObj(child).toList();
    }
}
