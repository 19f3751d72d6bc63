package dev.coppice.registry;

import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Next.noReply;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.registry.Locks.Applicant;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.Optional;

/// The process of a registry: removes what ended processes leave behind, and hands out locks.
record Keeper(RegistrySpec spec, Pid owner) implements GenServer<Request, Keeper.State> {

    record State(Table table, Locks locks) {}

    @Override
    public Init<State> init() {
        trapExit(true);
        var table = new Table(spec, owner, self());
        Tables.of(node()).publish(table);
        return Init.ok(new State(table, new Locks()));
    }

    @Override
    public Next<State> handle(Request request, State state) {
        switch (request) {
            case Request.Lock asked ->
                    grant(
                            state.locks()
                                    .join(
                                            asked.key(),
                                            new Applicant(
                                                    asked.pid(),
                                                    monitor(asked.pid()),
                                                    GenServer.from(asked))));
            case Request.Unlock(var key, var pid) ->
                    state.locks().held(key, pid).ifPresent(watch -> unlock(watch, state));
        }
        return noReply(state);
    }

    @Override
    public Next<State> handleInfo(Object message, State state) throws Throwable {
        switch (message) {
            case Exit(var owner, _) -> {
                if (!owner.isAlive()) {
                    state.table().forget(owner);
                }
            }
            case Down(var watch, _, _) -> grant(state.locks().leave(watch));
            default -> {
                return GenServer.super.handleInfo(message, state);
            }
        }
        return noReply(state);
    }

    @Override
    public void terminate(ExitReason reason, State state) {
        Tables.of(node()).withdraw(state.table());
    }

    private static void unlock(Ref watch, State state) {
        demonitorFlush(watch);
        grant(state.locks().leave(watch));
    }

    private static void grant(Optional<Applicant> next) {
        next.ifPresent(holder -> GenServer.reply(holder.from(), new Request.Granted()));
    }
}
