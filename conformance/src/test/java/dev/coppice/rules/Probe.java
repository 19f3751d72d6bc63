package dev.coppice.rules;

import dev.coppice.process.Body;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Processes;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;

/// A server that notes when it comes up and when it has gone down, and does what it is told.
///
/// @param id what it is called in the notes
/// @param children whose diary it writes to
/// @param trapping whether it traps exits, so that its `terminate` runs
/// @param ending what it does in `terminate` before it notes that
record Probe(String id, Children children, boolean trapping, Body ending)
        implements GenServer<Probe.Do, Integer> {

    /// Run this in the server.
    record Do(Body code) implements Cast {}

    @Override
    public Init<Integer> init() {
        var _ = Processes.trapExit(trapping);
        children.note(id + " up");
        return Init.ok(0);
    }

    @Override
    public Next<Integer> handle(Do told, Integer state) throws Throwable {
        told.code().run();
        return Next.noReply(state);
    }

    @Override
    public void terminate(ExitReason reason, Integer state) throws Throwable {
        ending.run();
        children.note(id + " down " + reason);
    }
}
