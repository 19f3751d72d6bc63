package dev.coppice.server;

import dev.coppice.process.Clock;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets a server hear that no message came for a while (G-40). Used by the server's own thread,
/// except for {@link #ended}.
final class IdleTime {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /// The message that says so, when its time has come.
    static final class Tick {
        private final Duration after;
        private volatile Clock.@Nullable Alarm alarm;

        private Tick(Duration after) {
            this.after = after;
        }

        private void cancel() {
            Clock.Alarm set = alarm;
            if (set != null) {
                set.cancel();
            }
        }
    }

    private volatile @Nullable Tick awaited;

    /// Whether a message is the tick that is awaited; it is not from then on.
    boolean isUp(Object message) {
        if (message != awaited) {
            return false;
        }
        awaited = null;
        return true;
    }

    /// Begins to wait, if that is what the server wants.
    void begin(After after) {
        if (after instanceof After.Timeout(var time)) {
            arm(time);
        }
    }

    private void arm(Duration after) {
        if (after.compareTo(LONGEST) >= 0) {
            return; // for ever
        }
        Tick tick = new Tick(after);
        awaited = tick;
        Pid self = Processes.self();
        if (after.isZero()) {
            self.send(tick); // messages that wait already go first (G-41)
            return;
        }
        tick.alarm = Processes.node().clock().after(after, () -> self.send(tick));
        if (!self.isAlive()) {
            tick.cancel(); // ended() may have missed it
        }
    }

    /// A message came.
    void disarm() {
        Tick tick = awaited;
        if (tick != null) {
            awaited = null;
            tick.cancel();
        }
    }

    /// A system message came: the time begins anew (G-42).
    void restart() {
        Tick tick = awaited;
        if (tick != null) {
            disarm();
            arm(tick.after);
        }
    }

    /// The server has ended: no alarm may keep it in memory. From any thread.
    void ended() {
        disarm();
    }
}
