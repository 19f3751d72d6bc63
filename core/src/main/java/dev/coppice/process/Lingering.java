package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/// An ended process whose thread still runs. It is interrupted again and again, less and less
/// often, and reported when it has gone on for long (H-01, H-04).
final class Lingering {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration REPORTED_AFTER = Duration.ofSeconds(2);

    private final LocalProcess ended;
    private final Thread thread;
    private final long start = System.nanoTime();
    private Duration next = FIRST; // since the start
    private Duration wait = FIRST;
    private boolean reported;

    Lingering(LocalProcess ended, Thread thread) {
        this.ended = ended;
        this.thread = thread;
    }

    /// Whether the thread has done with it.
    boolean hasEnded() {
        return !ended.running(thread);
    }

    /// What there is to say of it.
    Event.Lingers event() {
        return new Event.Lingers(ended, since(), List.of(thread.getStackTrace()));
    }

    /// On a thread of its own, for a slow sink may take long, and the clock's has other things to
    /// do.
    private void report() {
        var _ = Thread.ofVirtual().start(() -> ended.home.emit(Level.WARNING, this::event));
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Interrupts it if it is time again, and reports it once.
    void look() {
        Duration since = since();
        if (since.compareTo(next) < 0) {
            return;
        }
        ended.interruptGuarded(thread);
        if (ended.life == Life.GONE) {
            Questions.abandon(ended, ended.reason); // what it had just been asked then
        }
        if (!reported && since.compareTo(REPORTED_AFTER) >= 0) {
            reported = true;
            report();
        }
        Duration twice = wait.multipliedBy(2);
        wait = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        next = since.plus(wait);
    }
}
