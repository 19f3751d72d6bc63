package dev.coppice.supervisor;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.unlink;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.supervisor.Shutdown.BrutalKill;
import dev.coppice.supervisor.Shutdown.Infinity;
import dev.coppice.supervisor.Shutdown.Within;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How a supervisor's process ends its children.
final class Shutdowns {

    private Shutdowns() {}

    /// Ends a child, waits for its end, and returns its reason. Afterwards no EXIT of the child is
    /// in the mailbox, nor will there be one.
    ///
    /// It waits on a monitor, because a child may have unlinked itself (S-17). The reason comes
    /// from the EXIT if there is one: a child that had ended before has no other (S-16).
    static ExitReason end(Pid child, Shutdown shutdown) {
        var watch = monitor(child);
        var observed =
                switch (shutdown) {
                    case BrutalKill _ -> {
                        child.kill();
                        yield ended(watch);
                    }
                    case Infinity _ -> {
                        child.exit(ExitReason.SHUTDOWN);
                        yield ended(watch);
                    }
                    case Within(var limit) -> {
                        child.exit(ExitReason.SHUTDOWN);
                        yield receive(Down.class, down -> down.ref().equals(watch), limit)
                                .map(Down::reason)
                                .orElseGet(() -> {
                                    child.kill();
                                    return ended(watch);
                                });
                    }
                };
        unlink(child);
        return receive(Exit.class, exit -> exit.from().equals(child), Duration.ZERO)
                .map(Exit::reason)
                .orElse(observed);
    }

    private static ExitReason ended(Ref watch) {
        return receive(Down.class, down -> down.ref().equals(watch)).reason();
    }

    /// Empties the mailbox of a supervisor that is about to end, and returns of whose ends it
    /// tells: children among them that are not alive need no signal. The other messages would be
    /// lost anyway; picking the children's one by one out of a long mailbox would be slow.
    static Map<Pid, ExitReason> toldAlready() {
        var told = new HashMap<Pid, ExitReason>();
        for (var next = receive(Duration.ZERO); next.isPresent(); next = receive(Duration.ZERO)) {
            if (next.get() instanceof Exit(var from, var reason)) {
                told.putIfAbsent(from, reason);
            }
        }
        return told;
    }

    /// Returns whether a child of a supervisor ended as it was asked to (O-09).
    static boolean asAsked(ChildSpec child, ExitReason reason) {
        var asked =
                child.shutdown() instanceof BrutalKill ? ExitReason.KILLED : ExitReason.SHUTDOWN;
        return reason.equals(asked) || child.restart() != Restart.PERMANENT && reason.isOrderly();
    }

    /// Returns whether a child of a dynamic supervisor ended as it was asked to (O-10).
    static boolean asAskedDynamically(ChildSpec child, ExitReason reason) {
        return switch (child.shutdown()) {
            case BrutalKill _ -> reason.equals(ExitReason.KILLED);
            case Within _, Infinity _ ->
                    reason instanceof ExitReason.Shutdown
                            || child.restart() != Restart.PERMANENT && reason.isOrderly();
        };
    }
}
