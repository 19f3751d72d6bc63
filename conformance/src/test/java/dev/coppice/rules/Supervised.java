package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;

import dev.coppice.process.Body;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.ChildState;
import dev.coppice.supervisor.Supervisor;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What tests do with supervised processes.
final class Supervised {

    private Supervised() {}

    static Pid childOf(Destination supervisor, Object id) {
        return Supervisor.whichChildren(supervisor).stream()
                .filter(child -> child.id().equals(id))
                .findFirst()
                .flatMap(Child::pid)
                .orElseThrow();
    }

    /// The children as they are listed: `a running`.
    static List<String> listed(Destination supervisor) {
        return Supervisor.whichChildren(supervisor).stream()
                .map(child -> child.id() + " " + inAWord(child.state()))
                .toList();
    }

    private static String inAWord(ChildState state) {
        return switch (state) {
            case ChildState.Running _ -> "running";
            case ChildState.Restarting _ -> "restarting";
            case ChildState.NotRunning _ -> "not running";
        };
    }

    /// Lets a probe do this, and does not wait for it.
    static void tell(Pid probe, Body code) {
        GenServer.cast(probe, new Probe.Do(code));
    }

    /// Lets a probe end with this reason. Its supervisor has heard of it when this returns: whoever
    /// asks the supervisor next is answered after it has dealt with it.
    static void end(Pid probe, Object reason) {
        Ref watch = monitor(probe);
        tell(probe, () -> exit(reason));
        var _ = assertDown(watch, reason);
    }

    static void end(Destination supervisor, Object id, Object reason) {
        end(childOf(supervisor, id), reason);
    }

    /// Kills a process; its supervisor has heard of it when this returns.
    static void kill(Pid pid) {
        Ref watch = monitor(pid);
        pid.kill();
        var _ = assertDown(watch, ExitReason.KILLED);
    }

    static void kill(Destination supervisor, Object id) {
        kill(childOf(supervisor, id));
    }

    /// Starts a linked process that traps exits and does nothing.
    static Pid trappingProcess() throws InterruptedException {
        var traps = new CountDownLatch(1);
        Pid pid =
                spawnLink(() -> {
                    var _ = trapExit(true);
                    traps.countDown();
                    var _ = receive(String.class, "never"::equals);
                });
        traps.await();
        return pid;
    }

    static void awaitMailbox(Pid pid, int length) {
        awaitUntil(
                length + " messages wait for " + pid,
                () -> info(pid).orElseThrow().mailboxLength() == length);
    }
}
