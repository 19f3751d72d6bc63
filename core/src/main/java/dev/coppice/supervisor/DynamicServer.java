package dev.coppice.supervisor;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Destination;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.Request.StartChild;
import java.util.Optional;
import java.util.function.Supplier;

/// The process of a dynamic supervisor: what it answers, and when it ends.
record DynamicServer(Optional<Destination> name, Supplier<DynamicSpec> specification)
        implements GenServer<Request, Crowd> {

    @Override
    public Init<Crowd> init() {
        trapExit(true);
        return Init.ok(new Crowd(specification.get(), new Reports(name.orElseGet(() -> self()))));
    }

    @Override
    public Next<Crowd> handle(Request request, Crowd crowd) {
        return switch (request) {
            case StartChild asked -> reply(asked, startChild(asked.spec(), crowd), crowd);
            case Request.TerminateChild asked ->
                    reply(asked, terminateChild(asked.id(), crowd), crowd);
            case Request.RestartChild asked ->
                    reply(asked, new ChildStart.Refused(Refusal.SIMPLE_ONE_FOR_ONE), crowd);
            case Request.DeleteChild asked ->
                    reply(asked, new ChildAnswer.Refused(Refusal.SIMPLE_ONE_FOR_ONE), crowd);
            case Request.SpecOf asked -> reply(asked, crowd.specOf(asked.id()), crowd);
            case Request.WhichChildren asked -> reply(asked, crowd.listed(), crowd);
            case Request.CountChildren asked -> reply(asked, crowd.counted(), crowd);
            case Request.TryAgain(var oldPid) -> goOn(crowd.tryAgain(oldPid), crowd);
        };
    }

    /// An EXIT of anyone but the parent and a child is a stranger's affair (S-08, S-09).
    @Override
    public Next<Crowd> handleInfo(Object message, Crowd crowd) throws Throwable {
        return message instanceof Exit(var from, var reason)
                ? goOn(crowd.ended(from, reason), crowd)
                : GenServer.super.handleInfo(message, crowd);
    }

    @Override
    public void terminate(ExitReason reason, Crowd crowd) {
        crowd.stopAll();
    }

    private static Next<Crowd> goOn(boolean goesOn, Crowd crowd) {
        return goesOn ? noReply(crowd) : Next.stop(ExitReason.SHUTDOWN, crowd);
    }

    private static ChildStart startChild(ChildSpec child, Crowd crowd) {
        var problem = child.problem(AutoShutdown.NEVER);
        if (problem.isPresent()) {
            return new ChildStart.Failed(ExitReason.of(problem.get()));
        }
        return crowd.isFull()
                ? new ChildStart.Refused(Refusal.MAX_CHILDREN)
                : StartChild.answer(crowd.start(child));
    }

    private static ChildAnswer terminateChild(Object id, Crowd crowd) {
        if (!(id instanceof Pid pid)) {
            return new ChildAnswer.Refused(Refusal.SIMPLE_ONE_FOR_ONE);
        }
        return crowd.stop(pid)
                ? new ChildAnswer.Done()
                : new ChildAnswer.Refused(Refusal.NOT_FOUND);
    }
}
