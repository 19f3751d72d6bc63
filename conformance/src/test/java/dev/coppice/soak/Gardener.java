package dev.coppice.soak;

import static dev.coppice.supervisor.Supervisor.restForOne;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Supervisor;
import java.time.Duration;
import java.util.List;

/// Starts the members of a dynamic supervisor that comes without any. It is started again after
/// each new one, as it stands behind it in a `restForOne` list.
///
/// @param bed the name of the dynamic supervisor
record Gardener(Name bed, List<ChildSpec> members) implements GenServer<Gardener.Nothing, String> {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ANY = 1_000_000;

    interface Nothing {}

    /// Starts a group of such members: a dynamic supervisor, and its gardener.
    static Pid startGroup(List<ChildSpec> members) {
        var bed = Name.of("bed-" + members.getFirst().id());
        return Supervisor.startLink(
                restForOne(
                                ChildSpec.supervisor(
                                        "bed",
                                        () ->
                                                DynamicSupervisor.startLink(
                                                        bed,
                                                        DynamicSpec.DEFAULT.intensity(
                                                                ANY, PERIOD))),
                                ChildSpec.worker(
                                        "gardener",
                                        () -> GenServer.startLink(new Gardener(bed, members))))
                        .intensity(ANY, PERIOD));
    }

    /// A gardener that was killed at its work goes on where it was.
    @Override
    public Init<String> init() {
        int there = DynamicSupervisor.countChildren(bed).specs();
        for (var member : members.subList(there, members.size())) {
            if (!(DynamicSupervisor.startChild(bed, member) instanceof ChildStart.Started)) {
                return Init.stop("cannot start " + member.id());
            }
        }
        return Init.ok("done");
    }

    @Override
    public Next<String> handle(Nothing request, String state) {
        throw new IllegalArgumentException("nobody asks a gardener");
    }
}
