package dev.coppice.supervisor;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Destination;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartIgnored;
import dev.coppice.supervisor.ChildState.NotRunning;
import dev.coppice.supervisor.ChildState.Restarting;
import dev.coppice.supervisor.ChildState.Running;
import dev.coppice.supervisor.Request.StartChild;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The process of a supervisor: what it answers, and when it ends.
record SupervisorServer(Optional<Destination> name, Supplier<SupervisorSpec> specification)
        implements GenServer<Request, Family> {

    @Override
    public Init<Family> init() {
        trapExit(true);
        try {
            return init(specification.get());
        } catch (StartIgnored ignored) {
            return Init.ignore(); // S-07
        }
    }

    private Init<Family> init(SupervisorSpec spec) {
        var problem = spec.problem();
        if (problem.isPresent()) {
            return Init.stop(problem.get());
        }
        var family = new Family(spec, new Reports(name.orElseGet(() -> self())));
        return family.startAll()
                .<Init<Family>>map(failed -> Init.stop(ExitReason.shutdown(failed)))
                .orElseGet(() -> Init.ok(family));
    }

    @Override
    public Next<Family> handle(Request request, Family family) {
        return switch (request) {
            case StartChild asked -> reply(asked, startChild(asked.spec(), family), family);
            case Request.RestartChild asked ->
                    reply(asked, restartChild(asked.id(), family), family);
            case Request.TerminateChild asked ->
                    reply(asked, terminateChild(asked.id(), family), family);
            case Request.DeleteChild asked -> reply(asked, deleteChild(asked.id(), family), family);
            case Request.SpecOf asked ->
                    reply(asked, family.children().withId(asked.id()).map(Member::spec), family);
            case Request.WhichChildren asked -> reply(asked, listed(family.children()), family);
            case Request.CountChildren asked -> reply(asked, counted(family.children()), family);
            case Request.TryAgain(var id) -> goOn(family.tryAgain(id), family);
        };
    }

    /// An EXIT of anyone but the parent and a child is a stranger's affair (S-08, S-09).
    @Override
    public Next<Family> handleInfo(Object message, Family family) throws Throwable {
        return message instanceof Exit(var from, var reason)
                ? goOn(family.ended(from, reason), family)
                : GenServer.super.handleInfo(message, family);
    }

    @Override
    public void terminate(ExitReason reason, Family family) {
        family.stopAll();
    }

    private static Next<Family> goOn(boolean goesOn, Family family) {
        return goesOn ? noReply(family) : Next.stop(ExitReason.SHUTDOWN, family);
    }

    private static ChildStart startChild(ChildSpec child, Family family) {
        var problem = family.problem(child);
        if (problem.isPresent()) {
            return new ChildStart.Failed(ExitReason.of(problem.get()));
        }
        return family.children()
                .withId(child.id())
                .map(SupervisorServer::present)
                .orElseGet(() -> StartChild.answer(family.start(child)));
    }

    private static ChildStart present(Member member) {
        return member.state() instanceof Running(var pid)
                ? new ChildStart.AlreadyStarted(pid)
                : new ChildStart.Refused(Refusal.ALREADY_PRESENT);
    }

    private static ChildStart restartChild(Object id, Family family) {
        return ifStopped(
                id,
                family,
                member -> StartChild.answer(family.start(member.spec())),
                ChildStart.Refused::new);
    }

    private static ChildAnswer deleteChild(Object id, Family family) {
        return ifStopped(
                id,
                family,
                member -> {
                    family.children().remove(member.id());
                    return new ChildAnswer.Done();
                },
                ChildAnswer.Refused::new);
    }

    private static <T> T ifStopped(
            Object id, Family family, Function<Member, T> action, Function<Refusal, T> refused) {
        var found = family.children().withId(id);
        if (found.isEmpty()) {
            return refused.apply(Refusal.NOT_FOUND);
        }
        return switch (found.get().state()) {
            case NotRunning _ -> action.apply(found.get());
            case Running _ -> refused.apply(Refusal.RUNNING);
            case Restarting _ -> refused.apply(Refusal.RESTARTING);
        };
    }

    private static ChildAnswer terminateChild(Object id, Family family) {
        var found = family.children().withId(id);
        found.ifPresent(family::stop);
        return found.isPresent()
                ? new ChildAnswer.Done()
                : new ChildAnswer.Refused(Refusal.NOT_FOUND);
    }

    private static List<Child> listed(Children children) {
        return children.inStartOrder().reversed().stream().map(Member::listed).toList();
    }

    private static Counts counted(Children children) {
        var specs = 0;
        var active = 0;
        var supervisors = 0;
        for (var member : children.inStartOrder()) {
            specs++;
            active += member.isAlive() ? 1 : 0;
            supervisors += member.spec().type() == ChildType.SUPERVISOR ? 1 : 0;
        }
        return new Counts(specs, active, supervisors, specs - supervisors);
    }
}
