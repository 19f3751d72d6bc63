package dev.coppice.server;

import dev.coppice.process.Clock;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets a server hear that no message came for a while (G-40).
///
/// A busy server begins to wait after each message, so an alarm once set is left to ring: only then
/// it looks whether the time is up, and is set again for what is left. Used by the server's own
/// thread, except for the alarm and {@link #ended}.
final class IdleTime {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /// The message that says so, when its time has come.
    static final class Tick {
        private final Duration after;

        private Tick(Duration after) {
            this.after = after;
        }
    }

    private @Nullable Tick awaited; // guarded by this, as is the rest
    private long until; // by the node's clock
    private Clock.@Nullable Alarm alarm;
    private long rings; // when the alarm does

    /// Whether a message is the tick that is awaited; it is not from then on.
    synchronized boolean isUp(Object message) {
        if (message != awaited) {
            return false;
        }
        awaited = null;
        return true;
    }

    /// Begins to wait.
    synchronized void begin(Duration after) {
        if (after.compareTo(LONGEST) >= 0) {
            return; // for ever
        }
        Pid self = Processes.self();
        awaited = new Tick(after);
        if (after.isZero()) {
            self.send(awaited); // messages that wait already go first (G-41)
            return;
        }
        until = self.node().clock().nanoTime() + after.toNanos();
        if (alarm == null || rings - until > 0) {
            cancel();
            set(self, after);
        }
        if (!self.isAlive()) {
            ended(); // which may have come before
        }
    }

    private void set(Pid self, Duration after) {
        Node node = self.node();
        rings = until;
        alarm = node.clock().after(after, () -> ring(self, node.clock()));
    }

    private synchronized void ring(Pid self, Clock clock) {
        alarm = null;
        if (awaited != null) {
            long left = until - clock.nanoTime();
            if (left <= 0) {
                self.send(awaited);
            } else {
                set(self, Duration.ofNanos(left));
            }
        }
    }

    /// A message came. Costs a look while the server waits for no time: only its own thread begins
    /// to.
    void disarm() {
        if (awaited != null) {
            forget();
        }
    }

    private synchronized void forget() {
        awaited = null;
    }

    /// A system message came: the time begins anew (G-42).
    synchronized void restart() {
        if (awaited != null) {
            begin(awaited.after);
        }
    }

    /// The server has ended: no alarm may keep it in memory. From any thread.
    synchronized void ended() {
        awaited = null;
        cancel();
    }

    private void cancel() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
