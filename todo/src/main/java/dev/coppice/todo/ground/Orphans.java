package dev.coppice.todo.ground;

import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;

import dev.coppice.process.Destination;
import dev.coppice.process.Down;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import java.time.Duration;

/// Processes whose supervisor was killed: they are on their way out, but may take their time, and
/// hold their names meanwhile.
public final class Orphans {

    private Orphans() {}

    /// Waits until a name is free, or the time is up.
    public static void awaitEnd(Destination name, Duration limit) {
        name.pid().ifPresent(orphan -> awaitEnd(orphan, limit));
    }

    private static void awaitEnd(Pid orphan, Duration limit) {
        Ref watch = monitor(orphan);
        receive(Down.class, down -> down.ref() == watch, limit);
        demonitorFlush(watch);
    }
}
